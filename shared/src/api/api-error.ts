import { TRPCClientError } from '@trpc/client';
import type { ErrorCode } from '../kernel/error-codes.js';

/** What a failed call means to a screen. `unreachable`: no answer came; `unknown`: an answer nobody planned for. */
export interface ApiError {
  code: ErrorCode | 'unreachable' | 'unknown';
  /** A sentence for the person, from the server; empty where there was no answer. */
  message: string;
  details: Readonly<Record<string, unknown>>;
}

const known: Record<ErrorCode, true> = {
  not_found: true,
  forbidden: true,
  unauthenticated: true,
  conflict: true,
  invalid: true,
  limit_reached: true,
  unavailable: true,
};

/** Reads any failure of a call. Never throws. */
export function readApiError(error: unknown): ApiError {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  if (!isRecord(data)) return { code: 'unreachable', message: '', details: {} };
  const message = error instanceof Error ? error.message : '';
  const details = isRecord(data.details) ? data.details : {};
  return { code: isCode(data.errorCode) ? data.errorCode : 'unknown', message, details };
}

/** Worth another try with the same key: nothing was decided about the write. */
export function isTemporary(error: ApiError): boolean {
  return ['unreachable', 'unavailable', 'limit_reached', 'unknown'].includes(error.code);
}

function isCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(known, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
