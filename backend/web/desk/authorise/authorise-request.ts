/** What a program asks for when it wants to act as a person; as RFC 6749 with PKCE names it. */
export interface AuthoriseSearch {
  client_id?: string;
  redirect_uri?: string;
  response_type?: string;
  code_challenge?: string;
  code_challenge_method?: string;
  state?: string;
}

const names = [
  'client_id',
  'redirect_uri',
  'response_type',
  'code_challenge',
  'code_challenge_method',
  'state',
] as const satisfies readonly (keyof AuthoriseSearch)[];

export function readAuthoriseSearch(search: Record<string, unknown>): AuthoriseSearch {
  const given = names.flatMap((name): [string, string][] => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(given);
}

export interface ApprovalRequest {
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
  state: string;
}

/** The request to approve, or null where something is missing or not as we speak it. */
export function approvalOf(search: AuthoriseSearch): ApprovalRequest | null {
  const { client_id: clientId, redirect_uri: redirectUri, code_challenge: codeChallenge, state } = search;
  if (search.response_type !== 'code' || search.code_challenge_method !== 'S256') return null;
  if (!clientId || !redirectUri || !URL.canParse(redirectUri) || !state || state.length < 8) return null;
  if (!codeChallenge || !/^[A-Za-z0-9_-]{43}$/.test(codeChallenge)) return null;
  return { clientId, redirectUri, codeChallenge, state };
}

/** Names of the programs that we make; any other is shown by its id. */
export const programNames: Readonly<Record<string, string>> = {
  'threadline-extension': 'Threadline for Gmail',
  'threadline-outlook': 'Threadline for Outlook',
  'threadline-playground': 'Threadline panel in this browser',
};
