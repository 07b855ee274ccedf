export type {
  IncomingMail,
  IntakeTarget,
  RejectedMail,
  SkippedMail,
  SkipReason,
  Taken,
  TakenMail,
} from './incoming-mail.js';
export { takeIn } from './take-in.js';
