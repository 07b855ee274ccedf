import { ImapFlow } from 'imapflow';
import type { Reach } from '../../platform/http/reach.js';
import type { AccountSecret, AccountSettings } from './account.js';
import { problemOf } from './problem-of.js';

export interface Road {
  reach: Reach;
  /** Certificates of authorities that are trusted beside the usual ones. */
  authorities?: readonly string[];
}

/** Larger mails are not read; a server that sends more than it said is left. */
export const mostBytes = 25 * 1024 * 1024;
const patience = { connectionTimeout: 20_000, greetingTimeout: 15_000, socketTimeout: 300_000 };
const bounds = { maxLiteralSize: mostBytes + 1024, maxLineLength: 32 * 1024 * 1024, maxResponseSize: 64 * 1024 * 1024 };

/** An IMAP connection, signed in; encrypted in any case, with the certificate checked. */
export async function connectImap(
  { imap, user }: AccountSettings,
  secret: AccountSecret,
  { reach, authorities }: Road,
): Promise<ImapFlow> {
  const oauth = secret.method === 'xoauth2';
  try {
    reach.require(imap.host);
    const client = new ImapFlow({
      ...{ host: imap.host, port: imap.port, ...patience, ...bounds },
      ...{ secure: imap.security === 'tls', ...(imap.security === 'starttls' ? { doSTARTTLS: true } : {}) },
      auth: { user, ...(oauth ? { accessToken: secret.accessToken } : { pass: secret.password }) },
      // Given on to the socket, so that the address that was checked is the one that is connected to.
      tls: { lookup: reach.lookup, ...(authorities ? { ca: [...authorities] } : {}) },
      ...{ logger: false, disableAutoIdle: true, clientInfo: { name: 'Threadline' } },
    });
    // What goes wrong between two commands is told to the next one.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw problemOf(error, { oauth });
  }
}
