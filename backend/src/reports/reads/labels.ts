import type { Ctx } from '../../platform/db/in-org.js';
import { namesOf } from './names.js';

export interface Named {
  key: string | null;
  label: string | null;
}

/** What groups are called: names of customers and people in reach; units, categories and days are their own names. */
export async function labelsOf(ctx: Ctx, by: string, keys: readonly string[]): Promise<(key: string) => Named> {
  const table = by === 'customer' ? 'customers' : by === 'person' ? 'people' : null;
  const names = table
    ? await namesOf(
        ctx,
        table,
        keys.filter((key) => key !== ''),
      )
    : null;
  return (key) => {
    if (key === '') return { key: null, label: null };
    return { key, label: names ? (names.get(key) ?? null) : key };
  };
}
