import { calendarOf } from './calendar/calendar-part.js';
import { forwardedFromOf } from './forward.js';
import { kindOf } from './kind.js';
import type { MailReading } from './mail-reading.js';
import type { ReadableMail } from './readable-mail.js';
import { replyTextOf } from './reply/reply-text.js';
import { bounceOf } from './report/bounce.js';

/** What a mail says beyond its fields. Takes time that grows with its length only, and never throws for its content. */
export function readMail(mail: ReadableMail): MailReading {
  const { subject, text, html } = mail;
  const { lines, visible, folded } = replyTextOf(text, html);
  const bounce = bounceOf(mail);
  const calendar = calendarOf(mail.parts);
  const kind = kindOf(mail, { bounce, calendar });
  return {
    // A report is a program's text as it stands.
    ...(kind === 'bounce' ? { visibleText: text, quotedText: '' } : { visibleText: visible, quotedText: folded }),
    forwardedFrom: kind === 'bounce' || kind === 'auto-reply' ? null : forwardedFromOf({ subject, lines, visible }),
    kind,
    bounce,
    calendar,
  };
}
