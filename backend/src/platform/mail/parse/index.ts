export { canonicalSubject } from './canonical-subject.js';
export { extractMessageIds } from './message-ids.js';
export { closeMailParser, parseMail } from './parse-mail.js';
export {
  isRejected,
  type MailAddress,
  type MailAttachment,
  type MailRejection,
  type MailRejectionCode,
  type MailResult,
  type MailWarning,
  type ParsedMail,
} from './parsed-mail.js';
export { ParserPool, tooLargeReason } from './parser-pool.js';
export { snippetOf } from './snippet.js';
