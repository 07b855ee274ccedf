export const backendUrlKey = 'settings.backendUrl';

/** The server this build talks to unless the options say otherwise. */
export const defaultBackendUrl = process.env.PLASMO_PUBLIC_BACKEND_URL || 'http://localhost:4780';

/** Base address of the Threadline server, without a trailing slash. */
export async function readBackendUrl(): Promise<string> {
  const stored: unknown = (await chrome.storage.local.get(backendUrlKey))[backendUrlKey];
  return (typeof stored === 'string' && parseBackendUrl(stored)) || defaultBackendUrl;
}

/**
 * What a person typed as a base address, or null. Plain http is accepted on this computer only: a token would
 * otherwise travel in the clear.
 */
export function parseBackendUrl(typed: string): string | null {
  let url: URL;
  try {
    url = new URL(typed.trim());
  } catch {
    return null;
  }
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return null;
  if (url.username || url.password || url.search || url.hash) return null;
  return url.href.endsWith('/') ? url.href.slice(0, -1) : url.href;
}
