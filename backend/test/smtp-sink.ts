import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface SunkMail {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** As it came over the wire. */
  raw: string;
}

export interface SmtpSink {
  url: string;
  mails: SunkMail[];
  /** The next mail to the address that has not been taken yet. */
  take(to: string): Promise<SunkMail>;
  close(): Promise<void>;
}

/** A real mail server on the loopback that keeps what it gets, and refuses the first `refusals` mails. */
export async function startSmtpSink({ refusals = 0 } = {}): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  let toRefuse = refusals;
  const taken = new Set<SunkMail>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (toRefuse > 0) {
          toRefuse -= 1;
          return done(new Error('Mailbox full'));
        }
        return void read(Buffer.concat(parts)).then((mail) => done(null, String(mails.push(mail))), done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    take: async (to) => {
      for (let tries = 0; tries < 300; tries += 1) {
        const found = mails.find((mail) => mail.to === to && !taken.has(mail));
        if (found) {
          taken.add(found);
          return found;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`No mail has come to ${to}.`);
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function read(raw: Buffer): Promise<SunkMail> {
  const mail = await simpleParser(raw);
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
  return {
    from: mail.from?.text ?? '',
    to: to?.value[0]?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    raw: raw.toString('utf8'),
  };
}
