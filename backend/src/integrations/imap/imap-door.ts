import { type ConnectionDoor, type MailVendorDoor, SourceProblem } from '../../mail-sync/port.js';
import { reachOf } from '../../platform/http/reach.js';
import { type AccountSecret, accountSecret, accountSettings } from './account.js';
import { connectImap, type Road } from './connect.js';
import { createSession } from './session.js';
import { isSpent, renewed } from './tokens.js';

export interface ImapDoorOptions {
  /** Addresses or networks beside the public ones that mail servers may stand in. */
  allowed?: readonly string[];
  /** Certificates of authorities that are trusted beside the usual ones. */
  authorities?: readonly string[];
  pauseMilliseconds?: number;
}

/** Mailboxes that are read by IMAP and written by SMTP. */
export function createImapDoor({
  allowed = [],
  authorities,
  pauseMilliseconds = 60_000,
}: ImapDoorOptions = {}): MailVendorDoor {
  const road: Road = { reach: reachOf(allowed), ...(authorities ? { authorities } : {}) };
  return {
    vendor: 'imap',
    open: async (connection) => {
      const settings = accountSettings.parse(connection.settings);
      const { client, secret } = await signIn(connection, road);
      connection.signal.addEventListener('abort', () => client.close(), { once: true });
      if (connection.signal.aborted) client.close();
      return createSession({ client, settings, secret, road, pauseMilliseconds });
    },
  };
}

/** With a new token where the old one has run out, or is refused. */
async function signIn(connection: ConnectionDoor, road: Road) {
  const settings = accountSettings.parse(connection.settings);
  let secret: AccountSecret = accountSecret.parse(connection.secret);
  const renew = async () => {
    if (secret.method !== 'xoauth2') return;
    secret = await renewed(secret, Date.now());
    await connection.keepSecret(secret);
  };
  const isOld = secret.method === 'xoauth2' && isSpent(secret, Date.now());
  if (isOld) await renew();
  try {
    return { client: await connectImap(settings, secret, road), secret };
  } catch (error) {
    const mayRenew = secret.method === 'xoauth2' && secret.renewal !== undefined && !isOld;
    if (!mayRenew || !(error instanceof SourceProblem && error.code === 'revoked')) throw error;
    await renew();
    return { client: await connectImap(settings, secret, road), secret };
  }
}
