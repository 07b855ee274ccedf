import type { ApprovalRequest } from './authorise-request.js';

export interface ApprovalAnswer {
  redirectTo: string | null;
  /** The server's sentence where it refused; empty where it could not be reached. */
  message: string;
}

/** Gives the program a code for the person who is signed in. Never throws. */
export async function askToApprove(request: ApprovalRequest): Promise<ApprovalAnswer> {
  try {
    const response = await fetch('/oauth/approve', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(request),
    });
    const body = await response.json();
    if (response.ok) return { redirectTo: String(body.redirectTo), message: '' };
    return { redirectTo: null, message: String(body?.error?.message ?? '') };
  } catch {
    return { redirectTo: null, message: '' };
  }
}
