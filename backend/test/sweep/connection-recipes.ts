import type { Input } from './client.js';
import type { Things } from './things.js';

/** Of nobody’s: the address is not public, so that no socket is opened. */
const nowhere = { host: '127.0.0.1', port: 993, security: 'tls' };

/** A mailbox at a server, whose user the word names. */
export const accountOf = (mailboxId: string, word: string): Input => ({
  ...{ mailboxId, imap: nowhere, smtp: { ...nowhere, port: 465 } },
  signIn: { method: 'password', user: `${word}@box.example`, password: word },
});

/** Of every procedure about how mailboxes are connected, in an order in which each finds a connection. */
export const connectionRecipes: Record<string, (things: Things) => Input> = {
  'mailSync.disconnect': ({ mailbox }) => ({ mailboxId: mailbox }),
  'mailSync.testImap': ({ mailbox }) => accountOf(mailbox, 'sweep'),
  'mailSync.connectImap': ({ mailbox }) => accountOf(mailbox, 'sweep'),
  'mailSync.list': () => ({ limit: 100 }),
  'mailSync.status': ({ mailbox }) => ({ mailboxId: mailbox }),
  'mailSync.pause': ({ mailbox }) => ({ mailboxId: mailbox }),
  'mailSync.resume': ({ mailbox }) => ({ mailboxId: mailbox }),
  'mailSync.syncNow': ({ mailbox }) => ({ mailboxId: mailbox }),
  'mailSync.reconnect': ({ mailbox }) => ({ mailboxId: mailbox }),
};
