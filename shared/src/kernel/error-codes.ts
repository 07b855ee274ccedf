/** Stable codes of the seven answers that are not success. Clients branch on the code and show the sentence. */
export const errorCodes = [
  'not_found',
  'forbidden',
  'unauthenticated',
  'conflict',
  'invalid',
  'limit_reached',
  'unavailable',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
