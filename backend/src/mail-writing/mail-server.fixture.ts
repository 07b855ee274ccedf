import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { SendThrough } from './service.js';

export interface ArrivedMail {
  raw: string;
  /** As another parser reads it. */
  mail: ParsedMail;
  /** Who the envelope names. */
  from: string;
  to: string[];
}

export interface MailServer {
  arrived: ArrivedMail[];
  /** Through this server, as a mailbox would. */
  send: SendThrough;
  /** What the server says to the next mail instead of taking it; `silence` takes it and hangs up without a word. */
  next: { refuse?: string; silence?: boolean };
  close(): Promise<void>;
}

/** A real mail server on the loopback. */
export async function startMailServer(): Promise<MailServer> {
  const arrived: ArrivedMail[] = [];
  const next: MailServer['next'] = {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const { refuse, silence } = next;
        delete next.refuse;
        delete next.silence;
        if (refuse) return done(Object.assign(new Error(refuse), { responseCode: 550 }));
        const raw = Buffer.concat(parts);
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        arrived.push({
          raw: raw.toString(),
          mail: await simpleParser(raw),
          from,
          to: rcptTo.map((one) => one.address),
        });
        if (silence) for (const connection of server.connections) connection.close();
        else done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  return {
    arrived,
    next,
    send: async (_runtime, { raw, envelope }) => {
      await transport.sendMail({ envelope, raw: Buffer.from(raw) });
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
