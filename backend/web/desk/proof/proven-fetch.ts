import { askForProof } from './proof-question.js';

/**
 * A fetch for what is no procedure, such as a file to download: where the server asks for a proof, the person is asked,
 * and the same request goes out again. The body has to be one that can be sent twice: a text or a form.
 */
export async function provenFetch(address: string, init: RequestInit = {}): Promise<Response> {
  const send = () => fetch(address, { ...init, credentials: 'same-origin' });
  const first = await send();
  if (first.status !== 403 || !(await asksForProof(first.clone()))) return first;
  return (await askForProof()) ? send() : first;
}

async function asksForProof(response: Response): Promise<boolean> {
  const body = (await response.json().catch(() => null)) as { error?: { details?: { proof?: unknown } } } | null;
  return body?.error?.details?.proof === true;
}
