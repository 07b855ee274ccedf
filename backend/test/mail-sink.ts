import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailSink {
  port: number;
  mails: { from: string; to: string[]; raw: string; encrypted: boolean }[];
  /** What the server says to the next mail instead of taking it. */
  next: { refuse?: string };
  close(): Promise<void>;
}

/** A server for outgoing mail that asks for encryption and a password, and keeps what it gets as it came. */
export async function startMailSink(given: { cert: string; key: string; password: string }): Promise<MailSink> {
  const mails: MailSink['mails'] = [];
  const next: MailSink['next'] = {};
  const server = new SMTPServer({
    ...{ cert: given.cert, key: given.key },
    onAuth: ({ password, username }, _session, done) =>
      password === given.password ? done(null, { user: username ?? '' }) : done(new Error('Wrong password')),
    onData: (stream, { envelope, secure }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { refuse } = next;
        delete next.refuse;
        if (refuse) return done(Object.assign(new Error(refuse), { responseCode: 550 }));
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, raw: Buffer.concat(parts).toString('utf8'), encrypted: secure });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, next, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
