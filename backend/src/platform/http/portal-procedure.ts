import { initTRPC } from '@trpc/server';
import type * as z from 'zod';
import { type Ctx, inOrg, type Origin } from '../db/in-org.js';
import { type Guest, inPortal, type PortalRuntime, type View } from '../db/in-portal.js';
import { Unauthenticated } from '../errors.js';
import { asTrpcError, formatError } from './error-format.js';
import { runOnce } from './idempotency.js';

/** A guest who is signed in, by the session with this hashed id. */
export interface SignedInGuest extends Guest {
  contactId: string;
  name: string;
  sessionId: string;
  /** What the portal greets them with, from the session's own look-up. */
  greeting: unknown;
}

/** What a portal's request carries before any transaction is open. */
export interface PortalRequest {
  runtime: PortalRuntime;
  guest: SignedInGuest | null;
  origin: Origin;
  idempotencyKey: string | null;
  userAgent: string | null;
  /** The cookie by which a mailed link knows the browser that asked for it. */
  nonce: string | null;
  cookies: PortalCookies;
}

/** Cookies that the answer carries. */
export interface PortalCookies {
  session(value: string, expiresAt: Date): void;
  forgetSession(): void;
  nonce(value: string): void;
}

const trpc = initTRPC.context<PortalRequest>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => formatError(shape, error),
});

export const portalRouterOf = trpc.router;

interface Parsers<Input extends z.ZodType, Output extends z.ZodType> {
  input: Input;
  /** Strict: an answer with a field that it does not name fails instead of going out. */
  output: Output;
}

interface Reading<Input extends z.ZodType, Output extends z.ZodType> extends Parsers<Input, Output> {
  run: (view: View & SignedInGuest, input: z.output<Input>) => Promise<z.input<Output>>;
}

interface Writing<Input extends z.ZodType, Output extends z.ZodType> extends Parsers<Input, Output> {
  run: (ctx: Ctx, guest: SignedInGuest, input: z.output<Input>) => Promise<z.input<Output>>;
}

interface Asking<Input extends z.ZodType, Output extends z.ZodType> extends Parsers<Input, Output> {
  run: (request: PortalRequest, input: z.output<Input>) => Promise<z.input<Output>>;
}

// tRPC cannot follow generic parsers through a resolver; `run` has checked both ends, hence the casts below.

/** A read through the guest's eyes, in the portal's database role. */
export function reading<Input extends z.ZodType, Output extends z.ZodType>(options: Reading<Input, Output>) {
  return described(options).query(({ ctx, input }) =>
    answer(async () => {
      const guest = signedIn(ctx);
      return inPortal(ctx.runtime, guest, (view) =>
        options.run({ ...guest, ...view, contactId: guest.contactId }, input as z.output<Input>),
      );
    }),
  );
}

/**
 * A write of a guest. The portal's role writes nothing, so the product does it on the guest's word: `run` names the
 * guest's company in every condition. The answer is kept under the idempotency key.
 */
export function writing<Input extends z.ZodType, Output extends z.ZodType>(options: Writing<Input, Output>) {
  return described(options).mutation(({ ctx, input, path }) =>
    answer(async () => {
      const guest = signedIn(ctx);
      ctx.runtime.room?.require();
      ctx.runtime.writes?.take({ orgId: guest.orgId, personId: guest.contactId });
      return inOrg(ctx.runtime, writerOf(ctx, guest), (open) =>
        runOnce(open, { key: ctx.idempotencyKey, procedure: `portal.${path}`, input }, () =>
          options.run(open, guest, input as z.output<Input>),
        ),
      );
    }),
  );
}

/** A question that needs no sign-in, or no transaction. */
export function asking<Input extends z.ZodType, Output extends z.ZodType>(options: Asking<Input, Output>) {
  return described(options).query(({ ctx, input }) => answer(async () => options.run(ctx, input as z.output<Input>)));
}

/** A deed that opens its transactions itself, such as signing in. */
export function doing<Input extends z.ZodType, Output extends z.ZodType>(options: Asking<Input, Output>) {
  return described(options).mutation(({ ctx, input }) =>
    answer(async () => options.run(ctx, input as z.output<Input>)),
  );
}

/** The guest of a request; Unauthenticated where there is none. */
export function signedIn(request: PortalRequest): SignedInGuest {
  if (request.guest) return request.guest;
  throw new Unauthenticated('Your visit has ended. Ask for a new link to go on.');
}

/** The product itself, on a guest's word: events and audit name the contact. */
export function writerOf({ origin }: Pick<PortalRequest, 'origin'>, guest: SignedInGuest) {
  const { orgId, contactId, sessionId, name } = guest;
  const credential = { via: 'portal', credentialId: sessionId, guestName: name } as const;
  return { orgId, personId: contactId, role: 'system', ...credential, origin } as const;
}

function described<Input extends z.ZodType, Output extends z.ZodType>({ input, output }: Parsers<Input, Output>) {
  return trpc.procedure.input(input).output(output);
}

function answer(work: () => Promise<unknown>): never {
  return work().catch((error: unknown) => {
    throw asTrpcError(error);
  }) as never;
}
