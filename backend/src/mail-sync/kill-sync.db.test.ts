import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { dovecotMissing } from '../../test/dovecot.js';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { mailText, untilLive, useMailServer } from './mail-sync.fixture.js';
import type { SyncProcess } from './sync-process.fixture.js';

const world = useWorld();
const scene = useMailServer(world);
const program = new URL('sync-process.fixture.ts', import.meta.url).pathname;
const files = mkdtempSync(join(tmpdir(), 'threadline-kill-sync-'));
const kills = Number(process.env.KILLS ?? 3);
const perMailbox = Number(process.env.KILL_MAILS ?? 600) / 3;
const users = ['one@team.example', 'two@team.example', 'three@team.example'];

let running: ChildProcess | null = null;
afterAll(() => running?.kill('SIGKILL'));

function start(): { child: ChildProcess; mails(): number } {
  const { certificate } = scene.dovecot;
  const given: SyncProcess = { databaseUrl: world.database.workerUrl, files, certificate };
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  let mails = 0;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const last = text.trim().split('\n').at(-1);
    if (last) mails = Number(JSON.parse(last).mails);
  });
  return { child, mails: () => mails };
}

async function killAfter(mails: number): Promise<void> {
  const { child, mails: looked } = start();
  await expect.poll(looked, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(mails);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** As if the half minute of the dead worker's leases were over. */
const endLeases = (org: TestOrganisation) =>
  world.as(org.system, ({ tx }) => tx.execute(sql`update mail_connections set lease_until = now()`));

test.skipIf(dovecotMissing !== null)(
  'a worker killed again and again loses no mail and doubles none, and the next takes over by itself',
  async () => {
    const org = await world.organisation();
    for (const address of users) await scene.connect(org, { address });
    for (const [box, user] of users.entries())
      for (let at = 0; at < perMailbox; at += 1) {
        // Two of three mails lie in all mailboxes, as answers in the same conversations.
        const id = at % 3 === 0 ? `own-${box}-${at}@acme.com` : `shared-${at}@acme.com`;
        const answers = at >= 60 && at % 3 !== 0 ? `shared-${at - 60}@acme.com` : undefined;
        scene.dovecot.deliver(user, mailText({ id, subject: `Topic ${at % 60}`, ...(answers ? { answers } : {}) }));
      }
    const step = Math.floor((perMailbox * 3) / (kills + 1));
    for (let kill = 0; kill < kills; kill += 1) {
      await killAfter(Math.max(1, Math.floor(Math.random() * step)));
      // The first one's leases run out by themselves.
      if (kill > 0) await endLeases(org);
    }
    const killedAt = Date.now();
    await scene.begin();
    if (kills > 1) await endLeases(org);
    await untilLive(world, org, 30_000 + perMailbox * 60);
    const { messages, copies, remote, connections } = await scene.stored(org);
    const onServer = users.reduce((all, user) => all + scene.dovecot.files(user).length, 0);
    const ids = new Set(messages.map(({ rfcMessageId }) => rfcMessageId));
    process.stdout.write(
      `${JSON.stringify({ kills, onServer, messages: messages.length, copies: copies.length, remote: remote.length, takenOverMs: Date.now() - killedAt })}\n`,
    );
    expect([remote.length, copies.length]).toEqual([onServer, onServer]);
    expect(messages).toHaveLength(ids.size);
    expect(ids.size).toBe(
      perMailbox * 3 - 2 * Array.from({ length: perMailbox }, (_, at) => at).filter((at) => at % 3 !== 0).length,
    );
    expect(connections.every(({ problem }) => problem === null)).toBe(true);
  },
  600_000 + perMailbox * 150,
);
