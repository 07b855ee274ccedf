import { FetchFailed, type SafeAnswer, safeFetch } from '../platform/http/safe-fetch.js';

const mostRedirects = 3;
const redirecting = [301, 302, 303, 307, 308];
const asking = { headers: { accept: 'image/png,image/jpeg,image/webp,image/gif', 'user-agent': 'Threadline' } };

/** The bytes at the address of a picture, asked for without a word about who reads the mail; null where there are none. */
export async function fetchPicture(address: string, fetched: typeof safeFetch = safeFetch): Promise<Buffer | null> {
  try {
    let url = new URL(address);
    for (let step = 0; step <= mostRedirects; step++) {
      const answer = await fetched(url, asking);
      if (answer.status === 200) return await bytesOf(answer);
      answer.body.destroy();
      const next = redirecting.includes(answer.status) ? answer.headers.location : undefined;
      if (!next) return null;
      url = new URL(next, url);
    }
  } catch (error) {
    if (!(error instanceof FetchFailed) && !(error instanceof TypeError)) throw error;
  }
  return null;
}

async function bytesOf({ body }: SafeAnswer): Promise<Buffer> {
  const parts: Buffer[] = [];
  try {
    for await (const part of body) parts.push(part as Buffer);
  } catch (cause) {
    throw new FetchFailed('The answer broke off.', { cause });
  }
  return Buffer.concat(parts);
}
