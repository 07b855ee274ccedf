import type { MailParticipant } from '@threadline/shared/mail-host/port';

const strength = { from: 2, to: 1, cc: 0 };

/**
 * One entry per address, in order of appearance. Whoever wrote anything is a sender; a name is kept over none, and
 * the first name over later ones.
 */
export function mergeParticipants(people: readonly MailParticipant[]): MailParticipant[] {
  const merged = new Map<string, MailParticipant>();
  for (const person of people) {
    const address = person.address.trim().toLowerCase();
    if (!address.includes('@')) continue;
    const known = merged.get(address);
    const name = known?.name ?? nameOf(person);
    const role = known && strength[known.role] >= strength[person.role] ? known.role : person.role;
    merged.set(address, name === undefined ? { address, role } : { address, name, role });
  }
  return [...merged.values()];
}

/** Gmail writes "me" for the reader and repeats the address where there is no name: neither is a name. */
function nameOf({ name, address }: MailParticipant): string | undefined {
  const trimmed = name?.trim() ?? '';
  const isNone =
    trimmed === '' || trimmed.toLowerCase() === address.toLowerCase() || ownWords.has(trimmed.toLowerCase());
  return isNone ? undefined : trimmed;
}

const ownWords = new Set([
  'me',
  'ich',
  'mich',
  'mir',
  'moi',
  'yo',
  'mí',
  'io',
  'ik',
  'eu',
  'mim',
  'jag',
  'mig',
  'meg',
  'ja',
  'mnie',
]);
