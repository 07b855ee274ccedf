import { aliasKey } from '@threadline/shared/contacts/alias-key';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { findHolder, findOwnAddress, type Membership, reachableCustomers } from '../queries.js';

/**
 * The addresses as they are stored, each once. Ends with Conflict where another contact in reach has one of them, and
 * with Invalid where it is a colleague's. What lies out of reach is not told.
 */
export async function checkedAddresses(ctx: Ctx, entered: readonly string[], contactId: string) {
  const addresses = [...new Set(entered.map((address) => address.toLowerCase()))];
  const own = await findOwnAddress(ctx, [...addresses, ...addresses.map(aliasKey)]);
  if (own) throw new Invalid(`${own} belongs to your own team. Enter an address of the customer's side.`);
  await refuseHeld(ctx, addresses, contactId);
  return addresses.map((address) => ({ address, aliasKey: aliasKey(address) }));
}

/** Ends with Conflict, naming the contact, where another contact in reach has one of the addresses. */
export async function refuseHeld(ctx: Ctx, addresses: readonly string[], contactId: string): Promise<void> {
  const holder = addresses.length > 0 ? await findHolder(ctx, addresses, contactId) : null;
  if (!holder) return;
  const sentence = `${holder.address} is already an address of ${holder.name}. Open that contact and add the customer there.`;
  throw new Conflict(sentence, { details: { contactId: holder.id } });
}

/** The customers, each once; NotFound where one of them is out of reach. */
export async function checkedMemberships(ctx: Ctx, entered: readonly Membership[]): Promise<Membership[]> {
  const memberships = [...new Map(entered.map((membership) => [membership.customerId, membership])).values()];
  const reached = await reachableCustomers(
    ctx,
    memberships.map(({ customerId }) => customerId),
  );
  if (reached.size < memberships.length) throw new NotFound('customer');
  return memberships;
}
