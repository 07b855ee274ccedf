import type { MessageKind } from '@threadline/shared/threads/choices';
import type { Bounce, CalendarPart } from './mail-reading.js';
import type { ReadableMail } from './readable-mail.js';
import { isAutomaticReply } from './report/automatic-reply.js';

/** What a mail is: the strongest of what its headers and form say. */
export function kindOf(
  mail: ReadableMail,
  { bounce, calendar }: { bounce: Bounce | null; calendar: CalendarPart | null },
): MessageKind {
  if (bounce) return 'bounce';
  if (calendar) return 'calendar';
  if (isAutomaticReply(mail)) return 'auto-reply';
  return isListMail(mail) ? 'list' : 'normal';
}

function isListMail({ headers }: ReadableMail): boolean {
  if (headers.has('list-id', 'list-post', 'mailing-list', 'x-mailing-list', 'list-unsubscribe')) return true;
  return /^list\b/i.test(headers.text('precedence'));
}
