import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailboxStore } from '@threadline/shared/mailboxes/choices';
import { eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect } from 'vitest';
import { createGmailDoor } from '../src/integrations/gmail/door.js';
import { createGraphDoor } from '../src/integrations/graph/door.js';
import { saveMailClient } from '../src/mail-sync/clients/mail-clients.js';
import { mailConnections, mailFolders, remoteMessages } from '../src/mail-sync/schema.js';
import { addConnection, connectionSecret, type RunningMailSync, startMailSync } from '../src/mail-sync/service.js';
import { mailboxes } from '../src/mailboxes/schema.js';
import { openDatabase } from '../src/platform/db/database.js';
import type { Runtime } from '../src/platform/db/in-org.js';
import { createDiskStore } from '../src/platform/files/disk-store.js';
import { createLogger } from '../src/platform/log/logger.js';
import { closeMailParser } from '../src/platform/mail/parse/index.js';
import { mailboxMessages, messages } from '../src/threads/schema.js';
import { type GmailServer, startGmailServer } from './gmail-server/gmail-server.js';
import { type GraphServer, startGraphServer } from './graph-server/graph-server.js';
import type { TestOrganisation, TestWorld } from './world.js';

export interface VendorScene {
  gmail: GmailServer;
  graph: GraphServer;
  connect(org: TestOrganisation, vendor: 'gmail' | 'graph', given: Given): Promise<string>;
  /** The person has said yes once more. */
  renew(org: TestOrganisation, mailboxId: string, secret: unknown): Promise<void>;
  begin(): Promise<RunningMailSync>;
  /** Ends all that were begun. */
  end(): Promise<void>;
  stored(org: TestOrganisation): ReturnType<typeof readStored>;
}

interface Given {
  address: string;
  store?: MailboxStore;
  labelsIn?: string[];
  labelsOut?: string[];
}

/** Stand-ins for Gmail and Microsoft Graph, and workers that read them into the world’s database. */
export function useVendors(world: TestWorld): VendorScene {
  const scene = {} as VendorScene;
  const running: RunningMailSync[] = [];
  let worker: Runtime;
  beforeAll(async () => {
    const [gmail, graph] = [await startGmailServer(), await startGraphServer()];
    const doors = [
      createGmailDoor({ standIn: gmail.address, pauseMs: 200 }),
      createGraphDoor({ standIn: graph.address, pauseMs: 200 }),
    ];
    const db = await openDatabase({ url: world.database.workerUrl, connections: 6 });
    const files = createDiskStore(await mkdtemp(join(tmpdir(), 'threadline-vendor-sync-')));
    worker = { ...world.runtime, db, mailDoors: doors };
    Object.assign(scene, {
      ...{ gmail, graph },
      connect: (org: TestOrganisation, vendor: 'gmail' | 'graph', given: Given) =>
        connect({ world, scene }, { org, vendor, ...given }),
      renew: (org: TestOrganisation, mailboxId: string, secret: unknown) => renew(world, org, { mailboxId, secret }),
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
    await scene.end();
    await worker.db.close();
    await closeMailParser();
    await scene.gmail.close();
    await scene.graph.close();
  });
  return scene;
}

async function connect(
  { world, scene }: { world: TestWorld; scene: VendorScene },
  {
    org,
    vendor,
    address,
    store = 'all',
    labelsIn = [],
    labelsOut = [],
  }: Given & {
    org: TestOrganisation;
    vendor: 'gmail' | 'graph';
  },
): Promise<string> {
  const server = scene[vendor];
  const { clientId, clientSecret } = server.client;
  const { tenant } = scene.graph.client;
  const application =
    vendor === 'gmail' ? { vendor, clientId, clientSecret } : { vendor, clientId, clientSecret, tenant };
  const mailboxId = newId();
  await world.as(org.owner, async (ctx) => {
    const row = { orgId: org.id, id: mailboxId, address, kind: 'shared' as const, store, labelsIn, labelsOut };
    await ctx.tx.insert(mailboxes).values({ ...row, createdAt: ctx.now });
    const client = await saveMailClient(ctx, application);
    const secret = server.connect(address);
    await addConnection(ctx, { mailboxId, vendor, settings: {}, secret, clientId: client.id, backFillFrom: null });
  });
  return mailboxId;
}

async function renew(
  world: TestWorld,
  org: TestOrganisation,
  { mailboxId, secret }: { mailboxId: string; secret: unknown },
): Promise<void> {
  await world.as(org.owner, async (ctx) => {
    const ofMailbox = eq(mailConnections.mailboxId, mailboxId);
    const [row] = await ctx.tx.select({ id: mailConnections.id }).from(mailConnections).where(ofMailbox);
    const sealedSecret = ctx.secrets.seal(connectionSecret(org.id, row?.id ?? ''), JSON.stringify(secret));
    await ctx.tx
      .update(mailConnections)
      .set({ sealedSecret, state: 'back_fill', problem: null, retryAt: null })
      .where(ofMailbox);
  });
}

function readStored(world: TestWorld, org: TestOrganisation) {
  return world.as(org.system, async ({ tx }) => ({
    messages: await tx.select().from(messages),
    copies: await tx.select().from(mailboxMessages),
    remote: await tx.select().from(remoteMessages),
    folders: await tx.select().from(mailFolders),
    connections: await tx.select().from(mailConnections),
  }));
}

/** Waits until every connection of the organisation is in step, with nothing old left to read. */
export async function untilInStep(scene: VendorScene, org: TestOrganisation): Promise<void> {
  await expect
    .poll(async () => (await scene.stored(org)).connections.map(({ state }) => state), { timeout: 60_000 })
    .toSatisfy((states: string[]) => states.every((state) => state === 'live'));
}
