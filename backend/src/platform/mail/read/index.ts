export {
  type Bounce,
  type CalendarEvent,
  type CalendarPart,
  type CalendarPerson,
  type MailReading,
  type NamedAddress,
  plainReading,
} from './mail-reading.js';
export { readMail } from './read-mail.js';
export type { ReadableMail, ReadHeaders, ReadPart } from './readable-mail.js';
export { isTooDeep } from './reply/html-depth.js';
export { foldParent } from './reply/reply-text.js';
