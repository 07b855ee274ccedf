import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { createTransport } from 'nodemailer';
import { type Envelope, SourceProblem } from '../../mail-sync/port.js';
import type { AccountSecret, AccountSettings, Server } from './account.js';
import type { Road } from './connect.js';
import { problemOf } from './problem-of.js';

const patience = { connectionTimeout: 20_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Hands the mail as it is to the account’s SMTP server, encrypted, with the certificate checked. */
export async function sendBySmtp(
  account: AccountSettings,
  secret: AccountSecret,
  { road, raw, envelope }: { road: Road; raw: Uint8Array; envelope: Envelope },
): Promise<void> {
  await withSmtp({ account, secret, road }, (transport) =>
    transport.sendMail({ envelope: { from: envelope.from, to: [...envelope.to] }, raw: Buffer.from(raw) }),
  );
}

/** Signs in to the SMTP server and leaves again. */
export async function trySmtp(account: AccountSettings, secret: AccountSecret, road: Road): Promise<void> {
  await withSmtp({ account, secret, road }, (transport) => transport.verify());
}

/** Whether the server itself keeps what it sends, so that a copy of ours would be a second one. */
export const keepsSent = ({ host }: Server): boolean =>
  /(^|\.)(gmail|googlemail|office365|outlook|hotmail)\.com$/i.test(host);

async function withSmtp(
  { account: { smtp, user }, secret, road }: { account: AccountSettings; secret: AccountSecret; road: Road },
  work: (transport: ReturnType<typeof transportOf>) => Promise<unknown>,
): Promise<void> {
  if (!smtp) throw new SourceProblem('broken_answer', 'No SMTP server is set for this mailbox.');
  try {
    const socket = await openSocket(smtp, road);
    try {
      await work(transportOf({ smtp, user, secret, socket, road }));
    } finally {
      socket.destroy();
    }
  } catch (error) {
    throw problemOf(error, { oauth: secret.method === 'xoauth2' });
  }
}

interface Opened {
  smtp: Server;
  user: string;
  secret: AccountSecret;
  socket: Socket;
  road: Road;
}

function transportOf({ smtp, user, secret, socket, road }: Opened) {
  const encrypted = smtp.security === 'tls';
  return createTransport({
    ...{ host: smtp.host, port: smtp.port, connection: socket, ...patience },
    ...{ secure: encrypted, secured: encrypted, requireTLS: !encrypted },
    tls: tlsOf(smtp, road),
    auth:
      secret.method === 'xoauth2'
        ? { type: 'OAuth2', user, accessToken: secret.accessToken }
        : { user, pass: secret.password },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
}

const tlsOf = ({ host }: Server, { authorities }: Road) => ({
  servername: host,
  ...(authorities ? { ca: [...authorities] } : {}),
});

// Opened here, so that the address that was checked is the one that is connected to.
function openSocket(smtp: Server, road: Road): Promise<Socket> {
  road.reach.require(smtp.host);
  const place = { host: smtp.host.replace(/^\[|\]$/g, ''), port: smtp.port, lookup: road.reach.lookup };
  return new Promise((resolve, reject) => {
    const encrypted = smtp.security === 'tls';
    const socket = encrypted ? connectTls({ ...place, ...tlsOf(smtp, road) }) : connectPlain(place);
    socket.setTimeout(patience.connectionTimeout, () =>
      socket.destroy(Object.assign(new Error('The server does not answer.'), { code: 'ETIMEDOUT' })),
    );
    socket.once(encrypted ? 'secureConnect' : 'connect', () => {
      socket.setTimeout(0);
      resolve(socket.removeListener('error', reject));
    });
    socket.once('error', reject);
  });
}
