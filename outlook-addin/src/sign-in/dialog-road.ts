import { HostError } from '@threadline/shared/mail-host/port';
import type { IssuedTokens } from '@threadline/shared/mail-host/sign-in/oauth-client';
import { askOffice, type OfficeApi, OfficeRefused } from '../outlook/office-api.js';
import { client } from './client.js';

/** What the dialog's last page hands to the pane: the answer of the consent page, as it stood in its address. */
export interface DialogAnswer {
  threadline: 'signed-in';
  search: string;
}

/**
 * The server's own sign-in and consent in a dialog of Outlook (authorization code with PKCE S256 and state). Microsoft's
 * proof of the same person, where there is one, is linked to them.
 */
export async function signInByDialog(
  office: OfficeApi,
  backendUrl: string,
  proof: string | null,
): Promise<IssuedTokens> {
  const attempt = await client.begin(backendUrl, `${backendUrl}/outlook/signed-in.html`);
  const answer = await askInDialog(office, attempt.address);
  if (answer.get('state') !== attempt.pkce.state) throw cancelled('The answer did not belong to this sign-in.');
  const code = answer.get('code');
  if (!code) throw cancelled('Nobody signed in.');
  return client.finish(backendUrl, proof ? { ...attempt, assertion: proof } : attempt, code);
}

async function askInDialog(office: OfficeApi, address: string): Promise<URLSearchParams> {
  const { ui } = office.context;
  const size = { height: 70, width: 35, promptBeforeOpen: false };
  const dialog = await askOffice<Office.Dialog>((done) => ui.displayDialogAsync(address, size, done)).catch((error) => {
    throw error instanceof OfficeRefused ? cancelled(error.message) : error;
  });
  try {
    return await answerOf(dialog, office);
  } finally {
    dialog.close();
  }
}

function answerOf(dialog: Office.Dialog, { EventType }: OfficeApi): Promise<URLSearchParams> {
  return new Promise((resolve, reject) => {
    dialog.addEventHandler(EventType.DialogMessageReceived, (event) => {
      // Older versions do not say where a message comes from; the state in it tells whether it belongs here.
      if (!('message' in event) || (event.origin && event.origin !== location.origin)) return;
      const answer = readAnswer(event.message);
      if (answer) resolve(new URLSearchParams(answer.search));
    });
    dialog.addEventHandler(EventType.DialogEventReceived, () => reject(cancelled('The sign-in window was closed.')));
  });
}

function readAnswer(message: string): DialogAnswer | null {
  try {
    const answer = JSON.parse(message) as DialogAnswer;
    return answer.threadline === 'signed-in' && typeof answer.search === 'string' ? answer : null;
  } catch {
    return null;
  }
}

function cancelled(message: string): HostError {
  return new HostError('sign_in_cancelled', message);
}
