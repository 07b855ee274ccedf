import type { Attendance } from '@threadline/shared/meetings/choices';

/** Which of two invitations to one meeting counts. */
export interface Version {
  sequence: number;
  writtenAt: Date | null;
}

/** Who may see the mail that says something: everybody in scope, or the owner of a mailbox alone. */
export interface Sight {
  shared: boolean;
  ownerId: string | null;
}

/** Whether the second replaces the first: a higher SEQUENCE does, and of one SEQUENCE what was written no earlier. */
export function isLater(known: Version, arriving: Version): boolean {
  if (known.sequence !== arriving.sequence) return arriving.sequence > known.sequence;
  return (arriving.writtenAt?.getTime() ?? 0) >= (known.writtenAt?.getTime() ?? 0);
}

/** A meeting that colleagues see is not changed by a mail that they do not see, nor one person's by another's. */
export function mayShow(known: Sight, arriving: Sight): boolean {
  return arriving.shared || (!known.shared && known.ownerId === arriving.ownerId);
}

/**
 * What is known of an answer after a new invitation: the invitation's word where it has one; else what was known,
 * unless the time is another now.
 */
export function attendanceAfter(
  { known, invited }: { known: Attendance | undefined; invited: Attendance },
  moved: boolean,
): Attendance {
  if (invited !== 'unanswered') return invited;
  return moved ? 'unanswered' : (known ?? 'unanswered');
}
