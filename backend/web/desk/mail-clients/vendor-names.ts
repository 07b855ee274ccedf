import type { GrantVendor } from '@threadline/shared/mail-sync/clients';

/** As people know them. */
export const vendorNames: Record<GrantVendor, string> = { gmail: 'Google', graph: 'Microsoft' };
