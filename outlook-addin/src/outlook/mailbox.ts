import { askOffice, type OfficeApi, type OfficeItem } from './office-api.js';

/** The mailbox that the item lies in: a shared one is named by its owner, everything else is the reader's own. */
export async function mailboxOf(office: OfficeApi, item: OfficeItem | null): Promise<string> {
  const own = addressIn(office.context.mailbox.userProfile.emailAddress) ?? 'unknown@outlook.invalid';
  if (!item || typeof item.getSharedPropertiesAsync !== 'function') return own;
  // Outlook refuses to answer for an item that is not shared.
  const shared = await askOffice<Office.SharedProperties>((done) => item.getSharedPropertiesAsync(done)).catch(
    () => null,
  );
  return addressIn(shared?.targetMailbox) ?? addressIn(shared?.owner) ?? own;
}

function addressIn(text: string | undefined): string | null {
  const address = text?.trim().toLowerCase() ?? '';
  return address.includes('@') ? address : null;
}
