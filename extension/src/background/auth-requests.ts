import type { AuthAnswer, AuthRequest } from './protocol.js';
import { accessToken, SignInCancelled, signIn, signOut } from './sign-in.js';

/** Answers sign-in requests of the extension's own pages. Content scripts share a process with Gmail and get nothing. */
export function answerAuthRequests(): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: AuthAnswer) => void) => {
    if (!isAuthRequest(message) || !isOwnPage(sender)) return undefined;
    answer(message).then(respond, (error: unknown) => respond(refusal(error)));
    return true;
  });
}

async function answer(request: AuthRequest): Promise<AuthAnswer> {
  if (request.type === 'threadline.auth.token') {
    return { ok: true, token: await accessToken({ refresh: request.refresh }) };
  }
  await (request.type === 'threadline.auth.sign-in' ? signIn() : signOut());
  return { ok: true, token: null };
}

function refusal(error: unknown): AuthAnswer {
  if (error instanceof SignInCancelled) return { ok: false, code: 'sign_in_cancelled', message: error.message };
  const message = 'The Threadline server cannot be reached. Check that it runs and that its address is right.';
  return { ok: false, code: 'unavailable', message };
}

function isAuthRequest(message: unknown): message is AuthRequest {
  const type = (message as { type?: unknown } | null)?.type;
  return typeof type === 'string' && type.startsWith('threadline.auth.');
}

function isOwnPage(sender: chrome.runtime.MessageSender): boolean {
  return sender.id === chrome.runtime.id && sender.origin === `chrome-extension://${chrome.runtime.id}`;
}
