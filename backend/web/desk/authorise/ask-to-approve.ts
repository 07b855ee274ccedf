import { provenFetch } from '../proof/proven-fetch.js';
import { sayRefusal } from '../refusals/say-refusal.js';
import type { ApprovalRequest } from './authorise-request.js';

export interface ApprovalAnswer {
  redirectTo: string | null;
  /** The server's sentence where it refused; empty where it could not be reached. */
  message: string;
}

/** Gives the program a code for the person who is signed in. Never throws. */
export async function askToApprove(request: ApprovalRequest): Promise<ApprovalAnswer> {
  try {
    const response = await provenFetch('/oauth/approve', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const body = await response.json();
    if (response.ok) return { redirectTo: String(body.redirectTo), message: '' };
    return { redirectTo: null, message: sayRefusal(String(body?.error?.message ?? '')) };
  } catch {
    return { redirectTo: null, message: '' };
  }
}
