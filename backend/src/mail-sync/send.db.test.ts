import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestImap } from '@threadline/shared/mail-sync/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dovecotMissing } from '../../test/dovecot.js';
import { type MailSink, startMailSink } from '../../test/mail-sink.js';
import { useWorld } from '../../test/world.js';
import { createImapDoor } from '../integrations/imap/imap-door.js';
import { mailboxIn } from '../threads/threads.fixture.js';
import { mailText, useMailServer } from './mail-sync.fixture.js';
import { connectImap, SourceProblem, sendThrough, tryImap } from './service.js';

const world = useWorld();
const scene = useMailServer(world);
const onServer = test.skipIf(dovecotMissing !== null);
let sink: MailSink;
beforeAll(async () => {
  if (dovecotMissing) return;
  const read = (name: string) => readFileSync(join(scene.dovecot.folder, name), 'utf8');
  sink = await startMailSink({ cert: read('certificate.pem'), key: read('key.pem'), password: scene.dovecot.password });
});
afterAll(() => sink?.close());

const accountOf = (mailboxId: string, password = scene.dovecot.password) => ({
  mailboxId,
  imap: { host: 'localhost', port: scene.dovecot.ports.startTls, security: 'starttls' as const },
  smtp: { host: 'localhost', port: sink.port, security: 'starttls' as const },
  signIn: { method: 'password' as const, user: 'support@team.example', password },
});

onServer('a mail goes out as it is to whom the envelope names, and a copy lies among the sent ones', async () => {
  const org = await world.organisation();
  const { id: mailboxId } = await mailboxIn(world, org, { address: 'support@team.example', kind: 'shared' });
  await world.as(org.owner, (ctx) => connectImap(ctx, { ...accountOf(mailboxId), backFillFrom: null }));
  const raw = mailText({
    from: 'support@team.example',
    to: 'jane@acme.com',
    id: 'sent@team.example',
    answers: 'a@acme.com',
  });
  const envelope = { from: 'support@team.example', to: ['jane@acme.com', 'hidden@acme.com'] };
  await sendThrough(world.runtime, { orgId: org.id, mailboxId, raw: Buffer.from(raw), envelope });
  expect(sink.mails).toMatchObject([{ ...envelope, encrypted: true }]);
  expect(sink.mails[0]?.raw.trim()).toBe(raw.trim());
  expect(scene.dovecot.files('support@team.example', 'Sent')).toHaveLength(1);
});

onServer('a try tells which of the two servers does not let anybody in, and keeps nothing', async () => {
  const org = await world.organisation();
  const { id: mailboxId } = await mailboxIn(world, org, { address: 'support@team.example', kind: 'shared' });
  const trial = (input: TestImap) => tryImap((work) => world.as(org.owner, work), input, world.runtime);
  expect(await trial(accountOf(mailboxId))).toEqual({ server: null, problem: null, detail: null, folders: 2 });
  expect(await trial(accountOf(mailboxId, 'wrong'))).toMatchObject({ server: 'imap', problem: 'refused_sign_in' });
  const noSmtp = { ...accountOf(mailboxId), smtp: { host: 'localhost', port: 1, security: 'tls' as const } };
  expect(await trial(noSmtp)).toMatchObject({ server: 'smtp', problem: 'unreachable' });
  expect((await scene.stored(org)).connections).toEqual([]);
  await expect(tryImap((work) => world.as(org.member, work), accountOf(mailboxId), world.runtime)).rejects.toThrow(
    'you have no access to it',
  );
});

onServer('a certificate that nobody vouches for, and an address that is not public, get no password', async () => {
  const { imap, signIn } = accountOf('');
  const settings = { imap, smtp: null, user: signIn.user };
  const secret = { method: 'password', password: signIn.password };
  const to = {
    settings,
    secret,
    client: null,
    keepSecret: () => Promise.resolve(),
    signal: new AbortController().signal,
  };
  const problemOf = (door: ReturnType<typeof createImapDoor>) =>
    door.open(to).then(
      () => null,
      (error: unknown) => (error instanceof SourceProblem ? error.code : error),
    );
  expect(await problemOf(createImapDoor({ allowed: ['127.0.0.0/8', '::1'] }))).toBe('untrusted_certificate');
  expect(await problemOf(createImapDoor({ authorities: [scene.dovecot.certificate] }))).toBe('unreachable');
});
