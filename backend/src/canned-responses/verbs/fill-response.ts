import type { FilledText, fillCannedResponse as fillInput } from '@threadline/shared/canned-responses/schema';
import { fillVariables, type VariableValues } from '@threadline/shared/canned-responses/variables';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { linkedCustomers } from '../../threads/service.js';
import { findResponse } from '../queries.js';
import { contactByAddress, customerWords, organisationSlug, ownName } from '../record-queries.js';

type Wanted = z.output<typeof fillInput>;

/**
 * A text filled from the record, with what the asker sees of it: the recipient, their customer, the asker. `publicBaseUrl`
 * is where customers sign in. What stays empty or is unknown is told and stands as it was.
 */
export async function fillResponse(ctx: Ctx, input: Wanted, publicBaseUrl: string | undefined): Promise<FilledText> {
  authorise(ctx, 'canned_response.read');
  const row = await findResponse(ctx, input.id);
  if (!row || row.removedAt) throw new NotFound('canned response');
  return fillVariables(row.body, await valuesFor(ctx, input, publicBaseUrl));
}

async function valuesFor(ctx: Ctx, wanted: Wanted, base: string | undefined): Promise<VariableValues> {
  const contact = wanted.recipient === undefined ? null : await contactByAddress(ctx, wanted.recipient);
  const customerId = await customerOf(ctx, wanted, contact?.customerIds ?? []);
  const customer = customerId === null ? null : await customerWords(ctx, customerId);
  const me = await ownName(ctx);
  return {
    'contact.first_name': firstName(contact?.name ?? ''),
    'contact.name': contact?.name ?? '',
    'customer.name': customer?.name ?? '',
    'customer.owner': customer?.owner ?? '',
    'me.first_name': firstName(me),
    'me.name': me,
    'portal.link': base ? `${base}/portal/${await organisationSlug(ctx)}` : '',
  };
}

/** The one named, else that of the conversation, else the recipient’s where they have one alone. */
async function customerOf(ctx: Ctx, wanted: Wanted, ofContact: readonly string[]): Promise<string | null> {
  if (wanted.customerId !== undefined) return wanted.customerId;
  if (wanted.threadId !== undefined) {
    const [primary] = await linkedCustomers(ctx, wanted.threadId);
    if (primary) return primary;
  }
  return ofContact.length === 1 ? (ofContact[0] ?? null) : null;
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';
