import type { Permission } from '@threadline/shared/kernel/permissions';
import { initTRPC } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import type * as z from 'zod';
import { type Actor, type Ctx, inOrg, inOrgLately, type Origin, type Runtime } from '../db/in-org.js';
import { Unauthenticated } from '../errors.js';
import type { LiveNotice } from '../events/listen.js';
import { authorise } from '../policy/authorise.js';
import { requireProof } from '../policy/require-proof.js';
import { asTrpcError, formatError } from './error-format.js';
import { runOnce } from './idempotency.js';

/** What a request carries before any transaction is open. */
export interface RequestContext {
  runtime: Runtime;
  /** Null when nobody is signed in. */
  actor: Actor | null;
  origin: Origin;
  idempotencyKey: string | null;
  /** Notices of this process, for live subscriptions. */
  hub: NoticeHub;
}

/** What platform knows of the live feature: notices can be listened to by organisation. */
export interface NoticeHub {
  listen(orgId: string, listener: (notice: LiveNotice | null) => void): () => void;
}

export interface ProcedureMeta extends OpenApiMeta {
  /** The row of the permission table that this procedure answers to. */
  permission: Permission;
}

const trpc = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => formatError(shape, error),
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  });

export const router = trpc.router;
export const createCaller = trpc.createCallerFactory;

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface ProcedureOptions<Input extends z.ZodType, Output extends z.ZodType> {
  permission: Permission;
  /** Method and path below /api/v1, with `{name}` for fields of the input. */
  rest: [Method, `/${string}`];
  summary: string;
  input: Input;
  output: Output;
  /** The one service call; `ctx` is an open transaction with the caller's rights. */
  run: (ctx: Ctx, input: z.output<Input>) => Promise<z.input<Output>>;
  /** The answer holds a secret that is shown once: it is not kept for repeated requests. */
  secretAnswer?: boolean;
  /** The input holds a secret, of which nothing that could be guessed at is kept. */
  secretInput?: boolean;
  /** The answer may be a moment behind, so that a read replica can give it. */
  mayLag?: boolean;
}

/** Opens a transaction with the caller's rights, and closes it after the work. */
export type Within = <Found>(work: (ctx: Ctx) => Promise<Found>) => Promise<Found>;

export interface MutationOptions<Input extends z.ZodType, Output extends z.ZodType, Prepared>
  extends Omit<ProcedureOptions<Input, Output>, 'run'> {
  /** What takes long and is not to hold a transaction open, such as hashing. */
  prepare?: (within: Within, input: z.output<Input>, runtime: Runtime) => Promise<Prepared>;
  /** As that of a read; receives what was prepared. */
  run: (ctx: Ctx, input: z.output<Input>, prepared: Prepared) => Promise<z.input<Output>>;
}

// tRPC cannot follow generic parsers through a resolver; `run` has checked both ends, hence the casts below.

/** A read: authorised by its permission, run in a transaction that sees what the caller may see. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(options: ProcedureOptions<Input, Output>) {
  return described(options).query(async ({ ctx, input }) => {
    const actor = permitted(ctx, options.permission);
    const read = options.mayLag ? inOrgLately : inOrg;
    return read(ctx.runtime, actor, (open) => options.run(open, input as z.output<Input>)).catch(rethrow) as never;
  });
}

/** A write: as a read, and its answer is kept under the idempotency key in the same transaction. */
export function mutation<Input extends z.ZodType, Output extends z.ZodType, Prepared = undefined>(
  options: MutationOptions<Input, Output, Prepared>,
) {
  return described(options).mutation(async ({ ctx, input, path }) => {
    const actor = permitted(ctx, options.permission);
    admitWrite(ctx.runtime, actor);
    const { secretAnswer: secret = false, secretInput = false } = options;
    const attempt = { key: ctx.idempotencyKey, procedure: path, input, secret, secretInput };
    const within: Within = (work) => inOrg(ctx.runtime, actor, work);
    const given = input as z.output<Input>;
    return Promise.resolve(options.prepare?.(within, given, ctx.runtime))
      .then((prepared) =>
        within((open) => runOnce(open, attempt, () => options.run(open, given, prepared as Prepared))),
      )
      .catch(rethrow) as never;
  });
}

/** A read that needs more than the database, such as a file: `prepare` works while no transaction is open. */
export function preparedQuery<Input extends z.ZodType, Output extends z.ZodType, Prepared>(
  options: MutationOptions<Input, Output, Prepared>,
) {
  return described(options).query(async ({ ctx, input }) => {
    const actor = permitted(ctx, options.permission);
    const within: Within = (work) => inOrg(ctx.runtime, actor, work);
    const given = input as z.output<Input>;
    return Promise.resolve(options.prepare?.(within, given, ctx.runtime))
      .then((prepared) => within((open) => options.run(open, given, prepared as Prepared)))
      .catch(rethrow) as never;
  });
}

/** The base of live subscriptions, which open transactions of their own for every look. */
export const subscription = (permission: Permission) =>
  trpc.procedure
    .meta({ permission })
    .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: permitted(ctx, permission) } }));

/** The actor of a request who holds the permission, and has proved who they are where it asks for that. */
export function permitted(ctx: RequestContext, permission: Permission): Actor & { origin: Origin } {
  try {
    if (!ctx.actor) throw new Unauthenticated('Sign in to go on.');
    authorise(ctx.actor, permission);
    requireProof(ctx.actor, permission, ctx.runtime.clock());
    return { ...ctx.actor, origin: ctx.origin };
  } catch (error) {
    return rethrow(error);
  }
}

function admitWrite({ room, writes }: Runtime, actor: Actor): void {
  try {
    room?.require();
    writes?.take(actor);
  } catch (error) {
    rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw asTrpcError(error);
}

function described<Input extends z.ZodType, Output extends z.ZodType>(
  options: Omit<ProcedureOptions<Input, Output>, 'run'>,
) {
  const [method, path] = options.rest;
  const tag = path.split('/')[1] ?? '';
  return trpc.procedure
    .meta({
      permission: options.permission,
      openapi: { method, path, summary: options.summary, tags: [tag], protect: true },
    })
    .input(options.input)
    .output(options.output);
}
