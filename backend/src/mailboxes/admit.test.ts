import { expect, test } from 'vitest';
import { admit, type IntakeRules } from './admit.js';

const open: IntakeRules = {
  kind: 'personal',
  ownerId: 'p',
  tier: 'full',
  store: 'all',
  labelsIn: [],
  labelsOut: [],
  blocked: { addresses: new Set(), domains: new Set() },
};
const mail = (addresses: string[], labels: string[] = []) => ({ addresses, labels });
const blocking = (...blocks: string[]): IntakeRules => ({
  ...open,
  blocked: {
    addresses: new Set(blocks.filter((block) => block.includes('@'))),
    domains: new Set(blocks.filter((block) => !block.includes('@'))),
  },
});

test.each(['metadata', 'subject', 'full'] as const)('a mailbox of tier %s keeps that much of a mail', (tier) => {
  expect(admit({ ...open, tier }, mail(['jane@acme.test']))).toEqual({ tier });
});

test('a mailbox of which nothing is kept keeps nothing, whoever writes', () => {
  expect(admit({ ...open, tier: 'none' }, mail(['jane@acme.test']))).toEqual({ skipped: 'tier_none' });
});

test.each([
  ['the sender', ['dr@clinic.test', 'me@team.test']],
  ['somebody in copy, in capitals', ['jane@acme.test', 'DR@Clinic.TEST']],
])('a blocked address keeps out a mail with %s', (_, addresses) => {
  expect(admit(blocking('dr@clinic.test'), mail(addresses))).toEqual({ skipped: 'blocked' });
});

test.each(['a@clinic.test', 'a@mail.clinic.test', 'a@x.y.Clinic.test', 'a@clinic.test.'])(
  'a blocked domain keeps out %s',
  (address) => {
    expect(admit(blocking('clinic.test'), mail(['jane@acme.test', address]))).toEqual({ skipped: 'blocked' });
  },
);

test.each(['a@notclinic.test', 'a@clinic.test.evil.test', 'clinic.test@acme.test', '"x@clinic.test"@acme.test'])(
  'a blocked domain says nothing of %s',
  (address) => {
    expect(admit(blocking('clinic.test'), mail([address]))).toEqual({ tier: 'full' });
  },
);

test('a blocked address says nothing of others at its host', () => {
  expect(admit(blocking('dr@clinic.test'), mail(['nurse@clinic.test']))).toEqual({ tier: 'full' });
});

test('only mail with one of the wanted labels is kept, whatever the case of its letters', () => {
  const rules = { ...open, labelsIn: ['customers'] };
  expect(admit(rules, mail(['a@acme.test'], ['INBOX', 'Customers']))).toEqual({ tier: 'full' });
  expect(admit(rules, mail(['a@acme.test'], ['INBOX']))).toEqual({ skipped: 'label' });
  expect(admit(rules, mail(['a@acme.test']))).toEqual({ skipped: 'label' });
});

test('an unwanted label keeps a mail out, also where it has a wanted one', () => {
  const rules = { ...open, labelsIn: ['customers'], labelsOut: ['private'] };
  expect(admit(rules, mail(['a@acme.test'], ['customers', 'Private']))).toEqual({ skipped: 'label' });
});
