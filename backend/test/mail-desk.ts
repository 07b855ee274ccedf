import { join } from 'node:path';
import { startDatabaseProxy } from './database-proxy.js';
import { startDovecot, type TestDovecot } from './dovecot.js';
import { type InboxCustomer, startInboxWorld } from './inbox-world.js';
import { startServerProcess } from './server-process.js';

export interface MailDesk {
  url: string;
  dovecot: TestDovecot;
  /** What stands between the server and its mail server: it can be slowed, frozen and cut. */
  line: Awaited<ReturnType<typeof startDatabaseProxy>>;
  /** Where the mail server is found by way of the line. */
  imapPort: string;
  close(): Promise<void>;
}

/**
 * The built server beside a real mail server, as an administrator would set it up: it may reach the loopback, and trusts
 * the mail server's certificate. Everybody signs in with the password of the inbox world.
 */
export async function startMailDesk(
  members: readonly { name: string; email: string }[],
  customers: readonly InboxCustomer[],
): Promise<MailDesk> {
  const dovecot = await startDovecot();
  const line = await startDatabaseProxy(`imaps://anybody@127.0.0.1:${dovecot.ports.tls}`);
  const { server: founding } = await startInboxWorld(members, customers);
  await founding.stop();
  const server = await startServerProcess(founding.database.adminUrl, {
    EGRESS_ALLOW: '127.0.0.0/8,::1',
    NODE_EXTRA_CA_CERTS: join(dovecot.folder, 'certificate.pem'),
  });
  return {
    ...{ url: server.url, dovecot, line, imapPort: new URL(line.url).port },
    close: async () => {
      await server.stop();
      await line.close();
      await dovecot.close();
    },
  };
}
