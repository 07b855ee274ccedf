/** Programs that may ask for tokens, and where each may be sent back to. */
interface OauthClient {
  id: string;
  name: string;
  /** By pattern where the program lives elsewhere, by path where this server serves it. */
  redirects: RegExp | { ownPath: string };
}

const clients: readonly OauthClient[] = [
  {
    id: 'threadline-extension',
    name: 'Threadline for Gmail',
    redirects: /^https:\/\/peiclflileenckjjcnbllbiiegleflcb\.chromiumapp\.org\/[a-z]*$/,
  },
  {
    id: 'threadline-playground',
    name: 'Threadline panel in this browser',
    redirects: /^http:\/\/localhost(:\d{1,5})?\/[a-z./-]*$/,
  },
  { id: 'threadline-outlook', name: 'Threadline for Outlook', redirects: { ownPath: '/outlook/signed-in.html' } },
];

/** The client, when it exists and may be answered at this address. */
export function findClient(
  asked: { clientId: string; redirectUri: string },
  publicBaseUrl: string,
): OauthClient | null {
  const client = clients.find((one) => one.id === asked.clientId);
  if (!client) return null;
  const { redirects } = client;
  if (redirects instanceof RegExp) return redirects.test(asked.redirectUri) ? client : null;
  return asked.redirectUri === publicBaseUrl + redirects.ownPath ? client : null;
}
