export { closeMailParser, parseMail } from './parse-mail.js';
export type { ParseOptions } from './parse-message.js';
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
export { tooLargeReason } from './parser-pool.js';
