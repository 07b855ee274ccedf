import type { ApiInputs } from '../../api/create-api.js';
import type { ThreadContext } from '../../threads/schema.js';

type Counterpart = ThreadContext['counterpart'];
export interface CustomerDraft {
  name: string;
  domain: string;
  contactName: string;
}

/** What the mail tells of a customer not yet known: `anna@newco.io` becomes Newco, newco.io, Anna. */
export function customerDraft(counterpart: Counterpart): CustomerDraft {
  const domain = counterpart?.domain ?? '';
  return { name: nameFrom(domain), domain, contactName: counterpart?.name ?? '' };
}

/** The customer to create; the sender becomes its first contact. */
export function newCustomer(draft: CustomerDraft, counterpart: Counterpart): ApiInputs['customers']['create'] {
  const domain = draft.domain.trim().toLowerCase();
  const address = counterpart?.address;
  const contactName = draft.contactName.trim() || address?.split('@')[0] || '';
  return {
    name: draft.name.trim(),
    ...(domain ? { domains: [domain] } : {}),
    ...(address ? { contact: { name: contactName, address } } : {}),
  };
}

function nameFrom(domain: string): string {
  const [first = ''] = domain.split('.');
  return first.charAt(0).toUpperCase() + first.slice(1);
}
