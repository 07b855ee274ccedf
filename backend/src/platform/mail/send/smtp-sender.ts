import { createTransport } from 'nodemailer';
import { Invalid } from '../../errors.js';
import type { MailSender } from './mail-sender.js';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  url: string;
  /** The product's public address; its host stands in sender and Message-ID. */
  publicBaseUrl: string;
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends plain-text mail through an SMTP server, one connection per mail. Other headers than its own do not exist. */
export function createSmtpSender({ url, publicBaseUrl }: SmtpOptions): MailSender {
  const host = new URL(publicBaseUrl).hostname;
  const transport = createTransport({
    ...connectionOf(url),
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, to, senderName = 'Threadline', subject, text }) => {
      requireOneAddress(to);
      await transport.sendMail({
        from: { name: senderName, address: `no-reply@${host}` },
        to: { name: '', address: to },
        subject: subject.replace(/\s+/g, ' '),
        text,
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}

/** Refuses whatever could become a second recipient or a header of its own. */
export function requireOneAddress(address: string): void {
  if (/^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}]{1,189}$/u.test(address)) return;
  throw new Invalid('This is not one mail address. Write it like jane@acme.com, without line breaks.');
}

function connectionOf(text: string) {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  const auth = user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {};
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(url.port) || (secure ? 465 : 587), secure, ...auth };
}
