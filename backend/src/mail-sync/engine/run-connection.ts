import { type Ctx, inOrg, systemOf } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { openSession } from '../open-session.js';
import { SourceProblem } from '../port.js';
import { type ConnectionRow, connectionById, keepFailure, letGo } from '../queries.js';
import { backOff } from './back-off.js';
import { syncMailbox, type Wakes } from './sync-mailbox.js';
import { LeaseLost, type SyncWorld } from './sync-world.js';

export interface Claim {
  orgId: string;
  id: string;
}

/** Works on a claimed connection until the signal or a failure, keeps what went wrong, and lets go of it. Never rejects. */
export async function runConnection(
  world: SyncWorld,
  claim: Claim,
  { signal, wakes }: { signal: AbortSignal; wakes: Wakes },
): Promise<void> {
  const { runtime, log, holder } = world;
  const within = <Answer>(work: (ctx: Ctx) => Promise<Answer>) => inOrg(runtime, systemOf(claim.orgId), work);
  let row: ConnectionRow | null = null;
  try {
    row = await within((ctx) => connectionById(ctx, claim.id));
    if (row) await withSession(world, row, { signal, wakes });
  } catch (error) {
    if (row && !signal.aborted && !(error instanceof LeaseLost)) await fail(world, row, error);
  } finally {
    await within((ctx) => letGo(ctx, claim.id, holder)).catch(() =>
      // The database is away: the lease runs out by itself.
      log.warn({ connection: claim.id }, 'mail connection kept until its lease ends'),
    );
  }
}

async function withSession(
  world: SyncWorld,
  row: ConnectionRow,
  { signal, wakes }: { signal: AbortSignal; wakes: Wakes },
): Promise<void> {
  const session = await openSession(world.runtime, row, signal);
  try {
    await syncMailbox({ world, row, session }, signal, wakes);
  } finally {
    await session.close().catch(() => undefined);
  }
}

async function fail({ runtime, log, holder }: SyncWorld, row: ConnectionRow, error: unknown): Promise<void> {
  const problem = asProblem(error);
  const failures = (await inOrg(runtime, systemOf(row.orgId), (ctx) => connectionById(ctx, row.id)))?.failures ?? 0;
  const wait = backOff(problem, { failures, chance: Math.random() });
  log.warn({ connection: row.id, problem: problem.code, error: causeOf(error), waitMs: wait }, 'mail connection');
  await inOrg(runtime, systemOf(row.orgId), async (ctx) => {
    const detail = problem.message.slice(0, 300);
    const failure = { id: row.id, holder, problem: problem.code, detail, retryInMilliseconds: wait };
    const isOurs = await keepFailure(ctx, failure);
    if (isOurs && wait === null)
      await record(ctx, {
        name: 'mailbox.sync_stopped',
        subject: { type: 'mailbox', id: row.mailboxId },
        data: { problem: problem.code },
      });
  }).catch(() => log.warn({ connection: row.id }, 'mail connection: the problem could not be kept'));
}

// Whatever is no vendor’s word is ours, and its words are for the log alone.
function asProblem(error: unknown): SourceProblem {
  if (error instanceof SourceProblem) return error;
  return new SourceProblem('broken_answer', '', { cause: error });
}

function causeOf(error: unknown): string {
  const cause = error instanceof SourceProblem ? (error.cause ?? error) : error;
  return cause instanceof Error ? `${cause.name}: ${cause.message}`.slice(0, 300) : 'unknown';
}
