import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import { v7 as newId } from 'uuid';
import type { AppRouter } from '../../src/app/router.js';

export type Client = TRPCClient<AppRouter>;

/** What a program asks with its key. */
export function openApi(url: string, key: string): Client {
  return clientAt(`${url}/trpc`, { authorization: `Bearer ${key}` });
}

/** The desk's requests of somebody who has signed in: mailboxes are connected in person, not by keys. */
export async function openDesk(url: string, person: { email: string; password: string }): Promise<Client> {
  const own = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(`${url}/auth/sign-in`, { method: 'POST', headers: own, body: JSON.stringify(person) });
  if (!answer.ok) throw new Error(`The owner cannot sign in: ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return clientAt(`${url}/desk/trpc`, { origin: url, cookie: cookies.join('; ') });
}

function clientAt(url: string, own: Record<string, string>): Client {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url, headers: () => ({ ...own, 'idempotency-key': newId() }) })],
  });
}

export interface News {
  /** Until something has happened since the last time, or the milliseconds are over. */
  next(milliseconds: number): Promise<void>;
  stop(): void;
}

/** Follows the server's stream of what happens, as panels do. */
export async function followNews(url: string, key: string): Promise<News> {
  const stopping = new AbortController();
  const headers = { authorization: `Bearer ${key}`, accept: 'text/event-stream' };
  const answer = await fetch(`${url}/trpc/live.events?input=%7B%7D`, { headers, signal: stopping.signal });
  if (!answer.ok || !answer.body) throw new Error(`The stream cannot be followed: ${answer.status}`);
  let unread = false;
  let wake: () => void = () => undefined;
  const follow = async (body: ReadableStream<Uint8Array>) => {
    for await (const _part of body) {
      unread = true;
      wake();
    }
  };
  follow(answer.body).catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  return {
    next: async (milliseconds) => {
      if (!unread) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), after(milliseconds)]);
      unread = false;
    },
    stop: () => stopping.abort(),
  };
}

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
