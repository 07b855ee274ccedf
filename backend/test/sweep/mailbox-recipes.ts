import type { Kind, Things } from './things.js';

/** Of every procedure about mailboxes, in the order in which each works on what the ones before have left. */
export const mailboxRecipes: Record<string, (things: Things) => Record<string, unknown>> = {
  'mailboxes.add': () => ({ address: `box-${Math.random().toString(36).slice(2)}@box.example`, kind: 'personal' }),
  'mailboxes.list': () => ({ limit: 100 }),
  'mailboxes.get': ({ mailbox }) => ({ id: mailbox }),
  'mailboxes.update': ({ mailbox }) => ({ id: mailbox, signature: 'Kind regards' }),
  'mailboxes.people': ({ mailbox }) => ({ id: mailbox }),
  'mailboxes.addPerson': ({ mailbox, person }) => ({ id: mailbox, personId: person }),
  'mailboxes.removePerson': ({ mailbox, person }) => ({ id: mailbox, personId: person }),
  'mailboxes.blocks': () => ({ limit: 100 }),
  'mailboxes.addBlock': () => ({ whom: `${Math.random().toString(36).slice(2)}@blocked.example` }),
  'mailboxes.removeBlock': ({ block }) => ({ id: block }),
  'storedMail.counts': () => ({}),
  'storedMail.list': ({ mailbox }) => ({ mailboxId: mailbox, limit: 100 }),
  'storedMail.forget': ({ ownThread }) => ({ threadId: ownThread }),
  'mailboxes.remove': ({ mailbox }) => ({ id: mailbox, mail: 'keep' }),
  'mailboxes.restore': ({ mailbox }) => ({ id: mailbox }),
};

/** Which kind of thing their ids name, where the area does not say. */
export const mailboxKinds: Record<string, Kind> = {
  'mailboxes.removeBlock': 'block',
  'storedMail.forget': 'ownThread',
};
