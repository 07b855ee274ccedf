import { type ApiError, readApiError } from '@threadline/shared/api';
import { sayRefusal } from '../refusals/say-refusal.js';

/** What a failed call means to a screen, in the language of the desk. Never throws. */
export function readFailure(error: unknown): ApiError {
  const failure = readApiError(error);
  return { ...failure, message: sayRefusal(failure.message) };
}
