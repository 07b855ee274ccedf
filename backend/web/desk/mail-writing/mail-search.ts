/** Which mail is written, or for whom a new one is begun, as it stands in the address. */
export interface MailSearch {
  draft?: string;
  customer?: string;
  to?: string;
}

const id = /^[0-9a-f-]{36}$/;

/** Reads it from an address; what it does not know, it leaves out. */
export function readMailSearch({ draft, customer, to }: Record<string, unknown>): MailSearch {
  return {
    ...(typeof draft === 'string' && id.test(draft) ? { draft } : {}),
    ...(typeof customer === 'string' && id.test(customer) ? { customer } : {}),
    ...(typeof to === 'string' && to.length <= 254 ? { to } : {}),
  };
}
