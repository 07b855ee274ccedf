import type { MailParticipant } from '@threadline/shared/mail-host/port';

type Listed = Pick<Office.EmailAddressDetails, 'emailAddress' | 'displayName'>;

const mailAddress = /^[^\s@<>(),;:\\"[\]]{1,64}@[^\s@<>(),;:\\"[\]]{1,189}$/;
const longestName = 200;

/** One entry per address: senders before receivers, receivers before copies. Exchange's inner addresses are left out. */
export function participantsOf(lists: readonly [MailParticipant['role'], readonly Listed[]][]): MailParticipant[] {
  const found = new Map<string, MailParticipant>();
  for (const [role, people] of lists) {
    for (const { emailAddress, displayName } of people) {
      const address = (emailAddress ?? '').trim().toLowerCase();
      if (!mailAddress.test(address) || found.has(address)) continue;
      const name = (displayName ?? '').trim().slice(0, longestName);
      found.set(address, name === '' || name.toLowerCase() === address ? { address, role } : { address, name, role });
    }
  }
  return [...found.values()];
}
