import { stepAt, totpCode } from '../src/platform/auth/factors/totp.js';

export interface Told {
  status: number;
  body: { error?: { message?: string; details?: Record<string, unknown> } } & Record<string, unknown>;
}

/** A browser as the server sees one: it keeps cookies and says where its requests come from. */
export interface Browser {
  cookies: Map<string, string>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Told>;
  /** A procedure of the desk: the answer's data, or the error's. */
  call(name: string, input?: unknown): Promise<{ status: number; data: never; message: string; details: Told['body'] }>;
  signedIn(): Promise<boolean>;
}

export function openBrowser(
  url: string,
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Firefox/131.0',
): Browser {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit, headers: Record<string, string> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const own = { 'content-type': 'application/json', origin: url, 'user-agent': userAgent, cookie };
    const answer = await fetch(`${url}${path}`, { ...init, headers: { ...own, ...headers } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
  };
  const writes = /^security\.(end|change|begin|confirm|remove|renew|save|clear)/;
  const call: Browser['call'] = async (name, input = {}) => {
    const path = `/desk/trpc/${name}`;
    const { status, body } = writes.test(name)
      ? await send(path, { method: 'POST', body: JSON.stringify(input) })
      : await send(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { method: 'GET' });
    const { message = '', data = {} } = body.error ?? {};
    return { status, data: body.result?.data as never, message, details: data.details ?? {} };
  };
  return {
    cookies,
    post: (path, body = {}, headers) => send(path, { method: 'POST', body: JSON.stringify(body) }, headers),
    call,
    signedIn: async () => (await call('session.me')).status === 200,
  };
}

/** What an authenticator app shows, now or some steps from now. */
export const codeOf = (secret: string, off = 0): string => totpCode(secret, stepAt(new Date()) + off);
