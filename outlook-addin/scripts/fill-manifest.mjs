import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '..', 'manifest.xml');
const registration = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The manifest for one server: its address in every place, and the organisation's registration where it has one. */
export function fillManifest({ baseUrl, entraClientId }) {
  const { protocol, origin } = new URL(baseUrl);
  if (protocol !== 'https:') throw new Error('Outlook opens add-ins from https addresses only.');
  if (entraClientId && !registration.test(entraClientId))
    throw new Error('The registration is an id of Microsoft Entra.');
  const paneUrl = `${origin}/outlook/taskpane.html${entraClientId ? `?entra=${entraClientId}` : ''}`;
  return readFileSync(source, 'utf8').replaceAll('{{baseUrl}}', origin).replaceAll('{{paneUrl}}', paneUrl);
}
