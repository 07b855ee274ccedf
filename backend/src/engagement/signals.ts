const day = 86_400_000;
const leastSilentDays = 14;
const leastMails = 3;

interface Written {
  sentAt: Date | null;
  outgoing: boolean;
}

/**
 * Seconds from the first mail of the other side that waited for an answer until this one; null where it answers
 * nothing: the last word before it was of its own side. `before` has the latest first.
 */
export function latencySeconds(mail: { sentAt: Date; outgoing: boolean }, before: readonly Written[]): number | null {
  let first: Date | null = null;
  for (const { sentAt, outgoing } of before) {
    if (outgoing === mail.outgoing) break;
    first = sentAt ?? first;
  }
  return first === null ? null : Math.round((mail.sentAt.getTime() - first.getTime()) / 1000);
}

/** Whether nothing has come for longer than is usual: twice the median of the days between mails, and two weeks at least. */
export function isQuiet(
  { lastMailAt, rhythmDays, mails }: { lastMailAt: Date; rhythmDays: number; mails: number },
  now: Date,
) {
  const silentDays = (now.getTime() - lastMailAt.getTime()) / day;
  return mails >= leastMails && silentDays >= Math.max(leastSilentDays, 2 * rhythmDays);
}
