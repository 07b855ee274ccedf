import { askOffice } from './office-api.js';

/** The kind of text the body holds. Some versions refuse text of the other kind, so it is asked for first. */
export async function bodyTypeOf(item: Office.MessageCompose): Promise<'html' | 'text'> {
  const type = await askOffice<Office.CoercionType>((done) => item.body.getTypeAsync(done));
  return String(type) === 'html' ? 'html' : 'text';
}

/** Puts plain text at the cursor, in the words of that kind of body. */
export async function insertAtCursor(item: Office.MessageCompose, text: string, type: 'html' | 'text'): Promise<void> {
  const data = type === 'html' ? asHtml(text) : text;
  const coercionType = type as Office.CoercionType;
  await askOffice<void>((done) => item.body.setSelectedDataAsync(data, { coercionType }, done));
}

/** Plain text as HTML: nothing of it is markup, lines and runs of spaces stay. */
export function asHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('  ', ' &nbsp;')
    .replace(/\r\n|\r|\n/g, '<br>');
}
