import type { ErrorCode } from '@threadline/shared/kernel/error-codes';
import type { TRPCDefaultErrorShape } from '@trpc/server';
import { type TRPCError, TRPCError as TrpcError } from '@trpc/server';
import { ZodError } from 'zod';
import { isDatabaseAway, isDiskFull } from '../db/database-away.js';
import { isParentGone } from '../db/parent-gone.js';
import { diskFull } from '../db/room.js';
import { KeyReused, NotFound, PublicError, TooLarge, Unavailable } from '../errors.js';

const trpcCodes: Record<ErrorCode, TRPCError['code']> = {
  not_found: 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  unauthenticated: 'UNAUTHORIZED',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  limit_reached: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
};
export const httpStatuses: Record<ErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  invalid: 400,
  limit_reached: 429,
  unavailable: 503,
};

/** What a client is told of a failure: the code, a sentence, and details made for it; never a stack or a query. */
export interface PublicFailure {
  code: ErrorCode | 'internal';
  message: string;
  details?: Record<string, unknown>;
  status: number;
}

const databaseAway = 'The database is not answering. Nothing was lost; try again in a moment.';
const wentWrong = 'Something went wrong on our side and nothing was changed. Try again in a moment.';

/** Maps every failure once, for tRPC, REST and pages alike. */
export function describeFailure(error: unknown): PublicFailure {
  if (error instanceof PublicError) {
    const details = error.details ? { details: error.details } : {};
    const status = ownStatus(error) ?? httpStatuses[error.code];
    return { code: error.code, message: error.message, status, ...details };
  }
  if (error instanceof ZodError) return invalidInput(error);
  if (error instanceof TrpcError) return describeTrpcError(error);
  if (isParentGone(error)) return describeFailure(new NotFound('record'));
  if (isDatabaseAway(error)) return describeFailure(new Unavailable(databaseAway));
  if (isDiskFull(error)) return describeFailure(new Unavailable(diskFull));
  return { code: 'internal', message: wentWrong, status: 500 };
}

function ownStatus(error: PublicError): number | undefined {
  if (error instanceof KeyReused) return 422;
  return error instanceof TooLarge ? 413 : undefined;
}

/** The tRPC error shape with our code and sentence in place of library text. */
export function formatError(shape: TRPCDefaultErrorShape, error: TRPCError) {
  const failure = describeFailure(error);
  const { stack: _stack, ...data } = shape.data;
  return {
    ...shape,
    message: failure.message,
    data: { ...data, httpStatus: failure.status, errorCode: failure.code, details: failure.details ?? null },
  };
}

/** The error as tRPC carries it, so that the answer's HTTP status is right too. */
export function asTrpcError(error: unknown): TrpcError {
  const { code, status, message } = describeFailure(error);
  if (status === 422) return new TrpcError({ code: 'UNPROCESSABLE_CONTENT', message, cause: error });
  return new TrpcError({
    code: code === 'internal' ? 'INTERNAL_SERVER_ERROR' : trpcCodes[code],
    message,
    cause: error,
  });
}

function describeTrpcError(error: TRPCError): PublicFailure {
  if (error.cause && !(error.cause instanceof TrpcError)) {
    const cause = describeFailure(error.cause);
    if (cause.code !== 'internal' || error.code === 'INTERNAL_SERVER_ERROR') return cause;
  }
  if (error.code === 'NOT_FOUND')
    return { code: 'not_found', message: 'There is nothing at this address.', status: 404 };
  if (error.code === 'PAYLOAD_TOO_LARGE')
    return { code: 'limit_reached', message: 'This request is too large.', status: 413 };
  const badRequest = ['BAD_REQUEST', 'PARSE_ERROR', 'UNSUPPORTED_MEDIA_TYPE', 'METHOD_NOT_SUPPORTED'];
  if (badRequest.includes(error.code)) {
    return { code: 'invalid', message: 'This request cannot be read. Check its method, type and body.', status: 400 };
  }
  return { code: 'internal', message: wentWrong, status: 500 };
}

function invalidInput(error: ZodError): PublicFailure {
  const issues = error.issues.slice(0, 20).map((issue) => ({ path: issue.path.map(String), message: issue.message }));
  const first = issues[0];
  const where = first && first.path.length > 0 ? `${first.path.join('.')}: ` : '';
  return {
    code: 'invalid',
    message: `${where}${first?.message ?? 'Check what you entered.'}`,
    status: 400,
    details: { issues },
  };
}
