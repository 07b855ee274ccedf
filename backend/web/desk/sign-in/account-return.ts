import type { AccountProvider } from '@threadline/shared/security/linked-accounts';
import { type AuthAnswer, postAuth } from './post-auth.js';

/** What a provider puts into the address that it sends the browser back to. */
export interface ReturnSearch {
  state?: string;
  code?: string;
  error?: string;
  iss?: string;
}

export function readReturnSearch(search: Record<string, unknown>): ReturnSearch {
  const read = (name: keyof ReturnSearch) => {
    const value = search[name];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return { ...read('state'), ...read('code'), ...read('error'), ...read('iss') };
}

/** Hands over what the browser came back with, and takes it out of the address and the history. */
export function finishAccount(provider: AccountProvider, { state = '', code, error, iss }: ReturnSearch) {
  history.replaceState(history.state, '', location.pathname);
  return postAuth(`/auth/accounts/${provider}/finish`, { state, code, error, issuer: iss });
}

export interface OpenChoice {
  ticket: string;
  organisations: { slug: string; name: string }[];
}

/** The organisations to choose among, where the account belongs to several. */
export function choiceIn({ status, details }: AuthAnswer): OpenChoice | null {
  const { ticket, organisations } = details as Partial<OpenChoice>;
  return status === 409 && ticket && organisations ? { ticket, organisations } : null;
}
