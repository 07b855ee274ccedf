import type { Role } from '@threadline/shared/kernel/roles';
import type { AccountProvider } from '@threadline/shared/security/linked-accounts';
import type { TimelineSource } from '@threadline/shared/timeline/schema';
import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { ToldEvent } from '../events/domain-event.js';
import type { FileStore } from '../files/file-store.js';
import type { SecretBox } from '../secrets/secret-box.js';
import type { Database, Tx } from './database.js';
import type { Replica } from './replica.js';
import type { Room } from './room.js';

/** Who acts, in which organisation, and how they came in. */
export interface Actor {
  orgId: string;
  /** The all-zero id for the system itself. */
  personId: string;
  role: Role | 'system';
  via: 'session' | 'token' | 'api_key' | 'portal' | 'system';
  credentialId: string | null;
  /** When a person at the desk last showed that it is really them. */
  provenAt?: Date | null;
  /** Their organisation asks for a second factor, and they have none: until then they do nothing but set one up. */
  lacksFactor?: boolean;
  /** What an API key is narrowed to; absent for people. */
  scopes?: readonly string[];
  /** Whose word the product acts on, where that is a customer's person. */
  guestName?: string;
}

/** Where a request comes from, for audit and timeline. */
export interface Origin {
  source: TimelineSource;
  ip: string | null;
  requestId: string | null;
}

/** What every verb needs of the process it runs in. */
export interface Runtime {
  db: Database;
  /** Serves reads that may be a moment behind; null where there is none. */
  replica?: Replica | null;
  /** Where the database lies on a disk of this machine. */
  room?: Room;
  /** How much each may write in a minute. */
  writes?: { take(actor: Pick<Actor, 'orgId' | 'personId'>): void };
  clock: Clock;
  projections: readonly Projection[];
  /** Where the bytes of files and mails lie; absent where nobody reads them. */
  files?: FileStore;
  /** Seals what must not be readable in the database. */
  secrets: SecretBox;
  /** Whose accounts this server lets people sign in with; none where it does not say. */
  providers?: readonly AccountProvider[];
}

/** What every verb receives first: the actor, an open transaction and the time. */
export interface Ctx extends Actor {
  tx: Tx;
  /** The time of this request; one value throughout. */
  now: Date;
  origin: Origin;
  projections: readonly Projection[];
  secrets: SecretBox;
  providers: readonly AccountProvider[];
}

/** A reader of events that keeps its own tables up to date within the writer's transaction. */
export interface Projection {
  name: string;
  apply(ctx: Ctx, event: ToldEvent): Promise<void>;
  /** The same for many events at once, in their order; one after the other where it is missing. */
  applyAll?(ctx: Ctx, events: readonly ToldEvent[]): Promise<void>;
}

export const systemPersonId = '00000000-0000-0000-0000-000000000000';

/** The actor for work that no person asked for, inside one organisation. */
export const systemOf = (orgId: string): Actor => ({
  orgId,
  personId: systemPersonId,
  role: 'system',
  via: 'system',
  credentialId: null,
});

const noOrigin: Origin = { source: 'automation', ip: null, requestId: null };

/** The only road to the database: a transaction that sees one organisation with one person's rights, and nothing without. */
export async function inOrg<T>(
  runtime: Runtime,
  actor: Actor & { origin?: Origin },
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return runtime.db.orm.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.org_id', ${actor.orgId}, true),
      set_config('app.person_id', ${actor.personId}, true), set_config('app.role', ${actor.role}, true)`);
    return work({
      ...actor,
      tx,
      now: runtime.clock(),
      origin: actor.origin ?? noOrigin,
      projections: runtime.projections,
      secrets: runtime.secrets,
      providers: runtime.providers ?? [],
    });
  });
}

/** As `inOrg`, for reads that may be a moment behind: from the replica where there is one that keeps up. */
export function inOrgLately<T>(
  runtime: Runtime,
  actor: Actor & { origin?: Origin },
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const { replica } = runtime;
  if (!replica) return inOrg(runtime, actor, work);
  return replica.read((db) => inOrg({ ...runtime, db }, actor, work));
}
