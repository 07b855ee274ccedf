/** Programs that may ask for tokens, and where each may be sent back to. */
interface OauthClient {
  id: string;
  name: string;
  /** By pattern where the program lives elsewhere, by path where this server serves it. */
  redirects: RegExp | { ownPath: string };
  /** A program of those who develop; a server that others reach does not know it. */
  onlyAtHome?: boolean;
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
    onlyAtHome: true,
  },
  { id: 'threadline-outlook', name: 'Threadline for Outlook', redirects: { ownPath: '/outlook/signed-in.html' } },
];

/** The client, when it exists and may be answered at this address. */
export function findClient(
  asked: { clientId: string; redirectUri: string },
  publicBaseUrl: string,
): OauthClient | null {
  const client = clients.find((one) => one.id === asked.clientId);
  if (!client || (client.onlyAtHome && !isLoopback(new URL(publicBaseUrl)))) return null;
  const { redirects } = client;
  if (redirects instanceof RegExp) return redirects.test(asked.redirectUri) ? client : null;
  return asked.redirectUri === publicBaseUrl + redirects.ownPath ? client : null;
}

/** What a program is called, to those who have signed it in. */
export const nameOfClient = (clientId: string): string =>
  clients.find(({ id }) => id === clientId)?.name ?? 'Threadline in another program';

/** Whether an address is this very machine. */
export const isLoopback = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
