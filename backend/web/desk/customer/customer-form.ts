import type { Size, Stage } from '@threadline/shared/customers/choices';
import type { CustomerDetail } from '@threadline/shared/customers/schema';

export const textFields = ['plan', 'industry', 'region', 'useCase'] as const;
export const dayFields = ['signedUpOn', 'startedOn', 'contractStartOn', 'contractEndOn', 'renewalOn'] as const;

/** A customer as its form holds it: everything as text, empty for nothing. */
export interface CustomerForm extends Record<(typeof textFields)[number] | (typeof dayFields)[number], string> {
  name: string;
  stage: Stage;
  size: Size | '';
  tags: string;
  /** Monthly revenue in whole units and cents, as typed. */
  mrr: string;
  currency: string;
}

export function formOf(customer: CustomerDetail): CustomerForm {
  return {
    name: customer.name,
    stage: customer.stage ?? 'onboarding',
    size: customer.size ?? '',
    tags: customer.tags.join(', '),
    mrr: customer.mrrCents === null ? '' : (customer.mrrCents / 100).toFixed(2).replace(/\.00$/, ''),
    currency: customer.currency ?? '',
    plan: customer.plan ?? '',
    industry: customer.industry ?? '',
    region: customer.region ?? '',
    useCase: customer.useCase ?? '',
    signedUpOn: customer.signedUpOn ?? '',
    startedOn: customer.startedOn ?? '',
    contractStartOn: customer.contractStartOn ?? '',
    contractEndOn: customer.contractEndOn ?? '',
    renewalOn: customer.renewalOn ?? '',
  };
}

/** The fields that were typed, as the update procedure takes them. */
export function changeOf(typed: Partial<CustomerForm>) {
  const { name, stage, size, tags, mrr, currency } = typed;
  const plain = [...textFields, ...dayFields].flatMap((field): [string, string | null][] => {
    const text = typed[field];
    return text === undefined ? [] : [[field, text.trim() || null]];
  });
  return {
    ...(Object.fromEntries(plain) as {
      [Field in (typeof textFields)[number] | (typeof dayFields)[number]]?: string | null;
    }),
    ...(name === undefined ? {} : { name }),
    ...(stage === undefined ? {} : { stage }),
    ...(size === undefined ? {} : { size: size || null }),
    ...(tags === undefined ? {} : { tags: tagsOf(tags) }),
    ...(mrr === undefined ? {} : { mrrCents: centsOf(mrr) }),
    ...(currency === undefined ? {} : { currency: currency.trim().toUpperCase() || null }),
  };
}

/** Cents of an amount typed with point or comma; null when empty, NaN when it is no amount. */
export function centsOf(amount: string): number | null {
  const text = amount.replace(/[\s']/g, '');
  if (text === '') return null;
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match?.[1]) return Number.NaN;
  return Number(match[1].replace(/[.,]/g, '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

function tagsOf(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter(Boolean))];
}
