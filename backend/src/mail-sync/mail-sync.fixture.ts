import type { MailboxStore } from '@threadline/shared/mailboxes/choices';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect } from 'vitest';
import { dovecotMissing, startDovecot, type TestDovecot } from '../../test/dovecot.js';
import type { TestOrganisation, TestWorld } from '../../test/world.js';
import { createImapDoor } from '../integrations/imap/imap-door.js';
import { folderStore } from '../mail-intake/intake.fixture.js';
import { mailboxes } from '../mailboxes/schema.js';
import { openDatabase } from '../platform/db/database.js';
import type { Runtime } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import { events } from '../platform/events/schema.js';
import type { StoredEvent } from '../platform/events/subscriber.js';
import { createLogger } from '../platform/log/logger.js';
import { closeMailParser } from '../platform/mail/parse/index.js';
import { mailboxMessages, messages, threads } from '../threads/schema.js';
import { customerIn, mailboxIn } from '../threads/threads.fixture.js';
import { mailConnections, mailFolders, remoteMessages } from './schema.js';
import { connectImap, type RunningMailSync, startMailSync } from './service.js';

export interface SyncScene {
  dovecot: TestDovecot;
  /** As a worker has it. */
  worker: Runtime;
  /** A mailbox with an account at the server, connected by its owner. */
  connect(
    org: TestOrganisation,
    given: { address: string; store?: MailboxStore; from?: string; password?: string },
  ): Promise<string>;
  begin(): Promise<RunningMailSync>;
  /** Ends all that were begun. */
  end(): Promise<void>;
  stored(org: TestOrganisation): Promise<Stored>;
}

export type Stored = Awaited<ReturnType<typeof readStored>>;

/** A real mail server, and workers that read it into the world’s database. */
export function useMailServer(world: TestWorld): SyncScene {
  const scene = {} as SyncScene;
  const running: RunningMailSync[] = [];
  beforeAll(async () => {
    if (dovecotMissing) return;
    const dovecot = await startDovecot();
    const db = await openDatabase({ url: world.database.workerUrl, connections: 6 });
    const door = createImapDoor({
      allowed: ['127.0.0.0/8', '::1'],
      authorities: [dovecot.certificate],
      pauseMilliseconds: 1_000,
    });
    const worker: Runtime = { ...world.runtime, db, mailDoors: [door] };
    world.runtime.mailDoors = [door];
    const files = await folderStore();
    Object.assign(scene, {
      dovecot,
      worker,
      connect: (org: TestOrganisation, given: Parameters<SyncScene['connect']>[1]) =>
        connect(world, dovecot, { org, ...given }),
      begin: async () => {
        const begun = await startMailSync({ runtime: worker, files, log: createLogger('silent') });
        running.push(begun);
        return begun;
      },
      end: async () => {
        await Promise.all(running.splice(0).map((one) => one.stop()));
      },
      stored: (org: TestOrganisation) => readStored(world, org),
    });
  });
  afterAll(async () => {
    if (dovecotMissing) return;
    await scene.end();
    await scene.worker.db.close();
    await closeMailParser();
    await scene.dovecot.close();
  });
  return scene;
}

interface Connecting {
  org: TestOrganisation;
  address: string;
  store?: MailboxStore;
  from?: string;
  password?: string;
}

async function connect(
  world: TestWorld,
  dovecot: TestDovecot,
  { org, address, store = 'all', from, password = dovecot.password }: Connecting,
) {
  const { id: mailboxId } = await mailboxIn(world, org, { address, kind: 'shared' });
  await world.as(org.system, ({ tx }) => tx.update(mailboxes).set({ store }).where(eq(mailboxes.id, mailboxId)));
  const imap = { host: 'localhost', port: dovecot.ports.tls, security: 'tls' as const };
  const signIn = { method: 'password' as const, user: address, password };
  await world.as(org.owner, (ctx) =>
    connectImap(ctx, { mailboxId, imap, smtp: null, signIn, backFillFrom: from ?? null }),
  );
  return mailboxId;
}

function readStored(world: TestWorld, org: TestOrganisation) {
  return world.as(org.system, async ({ tx }) => ({
    messages: await tx.select().from(messages),
    threads: await tx.select().from(threads),
    copies: await tx.select().from(mailboxMessages),
    remote: await tx.select().from(remoteMessages),
    folders: await tx.select().from(mailFolders),
    connections: await tx.select().from(mailConnections),
  }));
}

/** Waits until every connection of the organisation is in step, with nothing old left to read. */
export async function untilLive(world: TestWorld, org: TestOrganisation, timeout = 30_000): Promise<void> {
  const states = () =>
    world.as(org.system, ({ tx }) =>
      tx
        .select({ state: mailConnections.state, problem: mailConnections.problemDetail })
        .from(mailConnections)
        .where(and(eq(mailConnections.orgId, org.id), isNull(mailConnections.removedAt))),
    );
  await expect
    .poll(async () => (await states()).map(({ state, problem }) => [state, problem]), {
      timeout,
      interval: 100,
    })
    .toSatisfy((all: [string, unknown][]) => all.every(([state]) => state === 'live'));
}

let number = 0;

/** A mail from its headers; the same headers give the same mail. */
export function mailText(given: {
  from?: string;
  to?: string;
  subject?: string;
  id?: string;
  answers?: string;
  body?: string;
}): string {
  number += 1;
  const { from = 'jane@acme.com', to = 'support@team.example', subject = `Topic ${number}` } = given;
  return [
    ...[`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, 'Date: Mon, 2 Mar 2026 10:00:00 +0000'],
    `Message-ID: <${given.id ?? `m${number}@acme.com`}>`,
    ...(given.answers ? [`In-Reply-To: <${given.answers}>`, `References: <${given.answers}>`] : []),
    ...['', given.body ?? 'Hello', ''],
  ].join('\r\n');
}

/** A customer of the domain, and the event that tells of it. */
export async function customerOf(world: TestWorld, org: TestOrganisation, domain: string): Promise<StoredEvent> {
  const id = await customerIn(world, org, { name: domain, domains: [domain] });
  return world.as(org.system, async (ctx) => {
    const data = { name: domain, domain };
    const eventId = await record(ctx, {
      name: 'customer.domain_added',
      subject: { type: 'customer', id },
      customerId: id,
      data,
    });
    const [event] = await ctx.tx.select().from(events).where(eq(events.id, eventId));
    if (!event) throw new Error('The event was not recorded.');
    return event;
  });
}
