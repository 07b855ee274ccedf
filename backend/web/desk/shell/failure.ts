import { type ApiError, readApiError } from '@threadline/shared/api';

/** What a failed call means to a screen. Never throws. */
export function readFailure(error: unknown): ApiError {
  return readApiError(error);
}
