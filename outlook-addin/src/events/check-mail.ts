import { guardTexts, reasonsOf } from '@threadline/shared/i18n/send-guard-texts';
import type { OutgoingMail, SendVerdict } from '@threadline/shared/send-guard/schema';

export interface Asker {
  backendUrl: string;
  /** A bearer token, or null where nobody is signed in. */
  accessToken(options?: { refresh?: boolean }): Promise<string | null>;
  language: string;
}

const longestWait = 4_000;

/** Sentences that say why to look once more; none where the mail may go, or where nobody is signed in to ask. */
export async function reasonsAgainst(readMail: () => Promise<OutgoingMail>, asker: Asker): Promise<string[]> {
  const texts = guardTexts[asker.language.toLowerCase().startsWith('de') ? 'de' : 'en'];
  const late = new Promise<string[]>((resolve) => setTimeout(() => resolve([texts.unchecked]), longestWait));
  const asked = async () => {
    const token = await asker.accessToken();
    if (token === null) return [];
    const { warnings } = await ask(await readMail(), asker, token);
    return reasonsOf(warnings, texts);
  };
  return Promise.race([asked().catch(() => [texts.unchecked]), late]);
}

async function ask(mail: OutgoingMail, asker: Asker, token: string): Promise<SendVerdict> {
  const first = await send(mail, asker, token);
  if (first.status !== 401) return read(first);
  const renewed = await asker.accessToken({ refresh: true });
  if (renewed === null) return { warnings: [] };
  return read(await send(mail, asker, renewed));
}

function send(mail: OutgoingMail, { backendUrl }: Asker, token: string): Promise<Response> {
  return fetch(`${backendUrl}/api/v1/send-guard/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(mail),
  });
}

async function read(response: Response): Promise<SendVerdict> {
  // Who may not ask is not kept from sending.
  if (response.status === 403) return { warnings: [] };
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as SendVerdict;
}
