import type { SmtpSink } from '../smtp-sink.js';
import type { CustomerBrowser } from './browser.js';

/** Asks for a link in a browser and takes its token out of the mail that comes. */
export async function askForLink(asked: {
  browser: CustomerBrowser;
  sink: SmtpSink;
  organisation: string;
  address: string;
}): Promise<string> {
  const { organisation, address } = asked;
  const answer = await asked.browser.mutate('entry.request', { organisation, address });
  if (answer.status !== 200) throw new Error(answer.text);
  return tokenIn((await asked.sink.take(address)).text);
}

/** What stands behind the `#` of a mailed link. */
export function tokenIn(text: string): string {
  const token = /#(tlm_[\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error(`This mail holds no link: ${text}`);
  return token;
}
