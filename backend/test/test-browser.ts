import { randomUUID } from 'node:crypto';
import { createSessions } from '../src/platform/auth/sessions.js';
import { type Actor, inOrg } from '../src/platform/db/in-org.js';
import type { TestServer } from './server.js';

export interface TestAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** A browser without a window: keeps the cookies that it is given, and says that its own page asks. */
export function openTestBrowser(at: string) {
  const jar = new Map<string, string>();
  const send = async (path: string, body?: unknown): Promise<TestAnswer> => {
    const answer = await fetch(at + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...{ 'content-type': 'application/json', origin: at, 'idempotency-key': randomUUID() },
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) keep(jar, cookie);
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
  return {
    jar,
    send,
    call: async (name: string, input: unknown = {}) => {
      const { status, body } = await send(`/desk/trpc/${name}`, input);
      return { status, data: body?.result?.data, error: body?.error };
    },
    /** The id of the person who is signed in here; null for nobody. */
    whoIs: async (): Promise<string | null> => {
      const { status, body } = await send('/desk/trpc/session.me?input=%7B%7D');
      return status === 200 ? body.result.data.person.id : null;
    },
  };
}
export type TestBrowser = ReturnType<typeof openTestBrowser>;

/** The same, with a session of its own for the person. */
export async function signedInBrowser(server: TestServer, who: Actor): Promise<TestBrowser> {
  const browser = openTestBrowser(server.url);
  const sessions = createSessions(server.runtime, { secure: false });
  const place = { userAgent: 'test', ip: null };
  keep(browser.jar, await inOrg(server.runtime, who, (ctx) => sessions.open(ctx, place)));
  return browser;
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
  jar.set(name, value);
}
