import type { Size, Stage } from '@threadline/shared/customers/choices';
import type { PersonKey } from './people.js';

/** A customer of the demo world, before its story is told. */
export interface CastCustomer {
  name: string;
  domain: string;
  /** Further domains that its people write from. */
  moreDomains?: string[];
  stage: Stage;
  plan: 'Starter' | 'Team' | 'Business' | 'Enterprise';
  size: Size;
  industry: string;
  region: string;
  useCase: string;
  /** Annual revenue in thousands of the currency. */
  arr: number;
  currency: string;
  owner: PersonKey;
  team?: PersonKey[];
  /** How many days ago it signed up. */
  since: number;
  /** In how many days its contract ends; negative when it has ended. */
  renewsIn: number;
  tags: string[];
  language: 'en' | 'de';
}

type Origin = Pick<CastCustomer, 'region' | 'currency' | 'language'>;

/** Customers of one part of the world. */
export function from(origin: Origin, rows: (Omit<CastCustomer, keyof Origin> & Partial<Origin>)[]): CastCustomer[] {
  return rows.map((row) => ({ ...origin, ...row }));
}
