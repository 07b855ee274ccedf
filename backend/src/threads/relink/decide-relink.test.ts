import { expect, test } from 'vitest';
import type { Evidence } from '../evidence/find-evidence.js';
import type { LinkRow } from '../link-queries.js';
import { decideRelink } from './decide-relink.js';

const acme = 'acme';
const row = (known: Partial<LinkRow>): LinkRow =>
  ({ customerId: 'globex', reason: 'domain', evidence: {}, removedAt: null, ...known }) as LinkRow;
const found = (known: Partial<Evidence>): Evidence => ({
  ...{ customerId: acme, tier: 2, reason: 'domain', evidence: {}, confidence: 0.8 },
  ...known,
});
const contact = found({ tier: 1, reason: 'contact' });
const gone = new Date('2026-01-01');

test.each([
  ['nobody’s thread goes', [], [found({})], 'linked in place of 0'],
  ['a contact beats a domain', [row({})], [contact], 'linked in place of 1'],
  [
    'a contact beats a rule for a domain',
    [row({ reason: 'rule', evidence: { domain: 'x.com' } })],
    [contact],
    'linked in place of 1',
  ],
  ['a domain does not beat a domain', [row({})], [found({})], 'linked'],
  ['a contact does not beat a contact', [row({ reason: 'contact' })], [contact], 'linked'],
  ['a contact does not beat a rule for an address', [row({ reason: 'rule' })], [contact], 'linked'],
  ['a link by hand stays', [row({ reason: 'manual' })], [contact], 'manual'],
  ['what was taken off stays off', [row({ customerId: acme, removedAt: gone })], [], 'removed'],
  ['what is there already stays', [row({ customerId: acme })], [], 'already'],
  ['two customers alike decide nothing', [], [found({}), found({ customerId: 'other' })], 'unsure'],
  ['a suggestion decides nothing', [], [found({ tier: 9, reason: 'alias' })], 'unsure'],
  ['stronger evidence for another stays with it', [], [found({ customerId: 'other', tier: 1 }), found({})], 'linked'],
  ['an ended link of another is no hindrance', [row({ removedAt: gone })], [found({})], 'linked in place of 0'],
] as const)('%s', (_name, ledger, evidence, expected) => {
  const decision = decideRelink({ customerId: acme, ledger, evidence });
  expect('left' in decision ? decision.left : `linked in place of ${decision.ends.length}`).toBe(expected);
});
