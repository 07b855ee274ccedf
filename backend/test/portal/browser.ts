/** A customer's browser without a screen: it keeps cookies, and speaks to the portal as its page does. */
export interface CustomerBrowser {
  query<T>(path: string, input?: unknown): Promise<Answer<T>>;
  mutate<T>(path: string, input?: unknown, key?: string): Promise<Answer<T>>;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  cookies: Map<string, string>;
}

export interface Answer<T> {
  status: number;
  text: string;
  headers: Headers;
  /** What a successful call returned. */
  data: T;
}

export function openBrowser(url: string): CustomerBrowser {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
    const answer = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    return answer;
  };
  const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...more },
      body: JSON.stringify(body),
    });
  return {
    cookies,
    get: (path) => send(path),
    post,
    query: async (path, input = {}) =>
      readAnswer(await send(`/portal/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`)),
    mutate: async (path, input = {}, key) =>
      readAnswer(await post(`/portal/trpc/${path}`, input, key ? { 'idempotency-key': key } : {})),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const [name = '', value = ''] = pair.split('=');
  if (/max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

async function readAnswer<T>(answer: Response): Promise<Answer<T>> {
  const text = await answer.text();
  const data = answer.ok ? JSON.parse(text).result.data : null;
  return { status: answer.status, text, headers: answer.headers, data };
}
