export type {
  IncomingMail,
  IntakeTarget,
  RejectedMail,
  SkippedMail,
  SkipReason,
  Taken,
  TakenMail,
} from './incoming-mail.js';
export { sweepContents } from './sweep-contents.js';
export { takeIn } from './take-in.js';
