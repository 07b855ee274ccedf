/** Programs that may ask for tokens, and where each may be sent back to. */
interface OauthClient {
  id: string;
  name: string;
  redirects: RegExp;
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
];

/** The client, when it exists and may be answered at this address. */
export function findClient(id: string | undefined, redirectUri: string | undefined): OauthClient | null {
  const client = clients.find((one) => one.id === id);
  return client && redirectUri && client.redirects.test(redirectUri) ? client : null;
}
