import type { BeginSso } from '@threadline/shared/security/sso';
import { postProven } from './post-auth.js';
import { passkeyAsked } from './sign-with-passkey.js';

const nextKey = 'threadline.sso-next';
const ticketKey = 'threadline.sso-ticket';

/** Where to go on the way to the organisation's sign-in, or why not. */
export type Begun =
  | { kind: 'ready'; redirectTo: string }
  | { kind: 'choose'; connections: { id: string; name: string }[] }
  | { kind: 'refused'; sentence: string };

/** Asks where to go. What comes afterwards is remembered in this tab. */
export async function beginSso(asked: BeginSso, next: string): Promise<Begun> {
  await passkeyAsked();
  const { ok, body, message, details } = await postProven('/auth/sso/begin', asked);
  const { connections } = details as { connections?: { id: string; name: string }[] };
  if (connections) return { kind: 'choose', connections };
  const { redirectTo } = (body ?? {}) as { redirectTo?: string };
  if (!ok || redirectTo === undefined) return { kind: 'refused', sentence: message };
  sessionStorage.setItem(nextKey, next);
  return { kind: 'ready', redirectTo };
}

/** Where this tab wanted to go; the first page where it did not say. */
export function endSso(): string {
  const next = sessionStorage.getItem(nextKey) ?? '/';
  sessionStorage.removeItem(nextKey);
  return next;
}

/** Who somebody is elsewhere, until they have shown who they are here. */
export interface ToConfirm {
  ticket: string;
  label: string;
}

export const keepToConfirm = (kept: ToConfirm): void => sessionStorage.setItem(ticketKey, JSON.stringify(kept));

export function readToConfirm(): ToConfirm | null {
  const text = sessionStorage.getItem(ticketKey);
  return text === null ? null : (JSON.parse(text) as ToConfirm);
}

export const forgetToConfirm = (): void => sessionStorage.removeItem(ticketKey);
