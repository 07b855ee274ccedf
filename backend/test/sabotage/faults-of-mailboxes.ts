import { detectors } from './detectors.js';
import { type Fault, inFunction, withoutScope } from './fault.js';

const { catalogue, mailboxes, privacy, forget } = detectors;

/** What would let somebody read a colleague's mailbox, or learn what its owner keeps to themselves. */
export const faultsOfMailboxes: readonly Fault[] = [
  {
    name: 'admins-set-colleagues-mailboxes',
    kind: 'roles',
    plant: { sql: ['DROP POLICY own_settings ON mailboxes'] },
    detectors: [mailboxes],
  },
  {
    name: 'blocks-of-colleagues-are-seen',
    kind: 'roles',
    plant: { sql: [withoutScope('mail_blocks')] },
    detectors: [mailboxes, catalogue],
  },
  {
    name: 'every-mailbox-is-ones-own',
    kind: 'roles',
    plant: { sql: [inFunction('own_mailboxes', 'b.owner_id = app_person()', 'true')] },
    detectors: [privacy],
  },
  {
    name: 'a-tier-is-not-looked-at-again',
    kind: 'records',
    plant: {
      file: 'backend/src/threads/forget/settle-messages.ts',
      find: 'return now < tier ?',
      put: 'return now > tier ?',
    },
    detectors: [forget],
  },
  {
    name: 'a-blocked-domain-lets-what-is-below-it-in',
    kind: 'records',
    plant: {
      file: 'backend/src/mailboxes/admit.ts',
      find: 'parts.slice(from).join',
      put: 'parts.slice(0).join',
    },
    detectors: [forget],
  },
];
