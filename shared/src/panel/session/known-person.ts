import type { Api } from '../../api/create-api.js';
import type { MailHost } from '../../mail-host/port.js';
import type { Me } from '../../session/schema.js';
import { panelApiVersion } from './api-version.js';

const name = 'me';

/** Who is signed in; without the server's clock, which would make every answer a new one. */
export type Person = Omit<Me, 'now'>;

export interface KnownPerson {
  me: Person;
  /** When the server said so, by its own clock and in milliseconds of this computer's. */
  now: string;
  answeredAt: number;
}

interface Stored extends KnownPerson {
  /** Tells which token the answer was for, without holding it; null when that is not certain. */
  tokenMark: string | null;
}

interface Asking {
  host: MailHost;
  api: Api;
  signal?: AbortSignal;
}

/** Asks the server who is signed in, and keeps the answer for the next start. */
export async function askWhoIsSignedIn({ host, api, signal }: Asking): Promise<KnownPerson> {
  const token = await host.auth.accessToken();
  const { now, ...me } = await api.session.me.query(undefined, signal ? { signal } : {});
  const known = { me, now, answeredAt: Date.now() };
  void keep(host, known, token).catch(() => undefined);
  return known;
}

/** The person for whom the server issued exactly this token, if this panel has spoken with the server before. */
export async function recallPersonOf(host: MailHost, token: string): Promise<KnownPerson | null> {
  const [stored, mark] = await Promise.all([read(host), markOf(token)]);
  if (!stored || mark === null || stored.tokenMark !== mark) return null;
  return stored.me.apiVersion === panelApiVersion ? stored : null;
}

/** Whoever was signed in last; to be believed only while the server cannot be asked. */
export async function recallLastPerson(host: MailHost): Promise<KnownPerson | null> {
  return read(host);
}

/** A token that changed during the request may be another person's, so the answer is tied to none. */
async function keep(host: MailHost, known: KnownPerson, askedWith: string | null): Promise<void> {
  const token = await host.auth.accessToken();
  if (!token) return;
  const tokenMark = token === askedWith ? await markOf(token) : null;
  await host.storage.set(name, { ...known, tokenMark } satisfies Stored);
}

async function read({ storage }: MailHost): Promise<Stored | null> {
  const stored = await storage.get(name).catch(() => null);
  return isStored(stored) ? stored : null;
}

/** Browsers offer digests to secure pages only; elsewhere a start simply waits for the server. */
async function markOf(token: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && 'me' in value && 'tokenMark' in value;
}
