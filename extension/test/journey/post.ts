import { alice, bob, type FakeMailbox, type FakePerson, type FakeThread, mailboxes } from '../fake-gmail/mailboxes.js';

/** How many conversations with a customer each wait to be opened for the first time. */
export const freshCount = 24;

export const addressOf = {
  pricing: '#inbox/FMfcgzQZ18111Pricing',
  pricingOfBob: '#inbox/FMfcgzQZ18999Pricing',
  invoice: '#inbox/FMfcgzQZ18222Invoice',
  stranger: '#inbox/FMfcgzQZ18500Letter',
  internal: '#inbox/FMfcgzQZ18501Letter',
  unassigned: '#inbox/FMfcgzQZ18502Letter',
  letter: (prefix: string) => `#inbox/FMfcgzQZ${prefix}Letter`,
  fresh: (index: number) => `#inbox/FMfcgzQZ${18600 + index}Letter`,
};

export function freshPerson(index: number): FakePerson {
  return { name: `Person ${index}`, email: `person@fresh-${index}.test` };
}

/** The mailboxes of Alice and Bob, with letters of everybody a panel may meet. */
export function journeyMailboxes(): FakeMailbox[] {
  const [first, second] = mailboxes as [FakeMailbox, FakeMailbox];
  const letters = [
    letter('18500', 'Your product', { name: 'Anna Berg', email: 'anna@quillfern-works.io' }),
    letter('18501', 'Lunch', bob),
    letter('18502', 'Renewal of the contract', { name: 'Gavin Stone', email: 'gavin@hooli.test' }),
    ...Array.from({ length: freshCount }, (_, index) =>
      letter(String(18600 + index), `Fresh question ${index}`, freshPerson(index)),
    ),
  ];
  return [{ ...first, threads: [...first.threads, ...letters] }, second];
}

/** A conversation of one letter to Alice, with a copy to others. */
export function letter(prefix: string, subject: string, from: FakePerson, ...cc: FakePerson[]): FakeThread {
  const body = `Hello Alice, a word about "${subject}".`;
  const message = { messageId: `${prefix}@letters.test`, from, to: [alice], cc, body };
  return {
    routeId: `FMfcgzQZ${prefix}Letter`,
    permId: `thread-f:${prefix}00000000000001`,
    legacyId: `${prefix}aaaabbbb01`,
    subject,
    messages: [{ permId: `msg-f:${prefix}00000000000001`, legacyId: `${prefix}aaaabbbb01`, ...message }],
  };
}
