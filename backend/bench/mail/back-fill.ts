import type { TestDovecot } from '../../test/dovecot.js';
import type { Client } from './clients.js';

interface Asked {
  desk: Client;
  team: readonly string[];
  dovecot: TestDovecot;
}

/** From connecting the mailboxes until all of their old mail is read. */
export interface BackFill {
  mails: number;
  seconds: number;
  /** Mails in a second. */
  rate: number;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 200));

/** Connects every mailbox and waits until the server says that it is in step with all of them. */
export async function readOldMail({ desk, team, dovecot }: Asked): Promise<BackFill> {
  const mails = team.reduce((sum, user) => sum + dovecot.files(user).length, 0);
  const started = performance.now();
  const mailboxIds: string[] = [];
  for (const address of team) mailboxIds.push(await connect(desk, address, dovecot));
  const states = () => Promise.all(mailboxIds.map((mailboxId) => desk.mailSync.status.query({ mailboxId })));
  for (;;) {
    const all = await states();
    const refused = all.find(({ state }) => state === 'problem');
    if (refused) throw new Error(`A mailbox cannot be read: ${refused.problem} ${refused.problemDetail}`);
    if (all.every(({ state }) => state === 'live')) break;
    await pause();
  }
  const seconds = (performance.now() - started) / 1000;
  return { mails, seconds: Math.round(seconds * 10) / 10, rate: Math.round(mails / seconds) };
}

async function connect(desk: Client, address: string, { ports, password }: TestDovecot): Promise<string> {
  const { id: mailboxId } = await desk.mailboxes.add.mutate({ address, kind: 'shared' });
  await desk.mailboxes.update.mutate({ id: mailboxId, store: 'all', tier: 'full' });
  await desk.mailSync.connectImap.mutate({
    mailboxId,
    imap: { host: 'localhost', port: ports.tls, security: 'tls' },
    signIn: { method: 'password', user: address, password },
  });
  return mailboxId;
}
