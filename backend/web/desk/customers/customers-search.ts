import {
  type ArrBand,
  arrBands,
  type CustomerSort,
  customerSorts,
  type Size,
  type Stage,
  sizes,
  stages,
} from '@threadline/shared/customers/choices';

/** The filters of the customer list, as they stand in the address. */
export interface CustomersSearch {
  q?: string;
  stage?: Stage[];
  owner?: string;
  plan?: string;
  industry?: string;
  region?: string;
  size?: Size;
  arr?: ArrBand;
  tag?: string;
  archived?: true;
  sort?: CustomerSort;
}

/** Reads the filters from an address; what it does not know, it leaves out. */
export function readCustomersSearch(search: Record<string, unknown>): CustomersSearch {
  const asked = Array.isArray(search.stage) ? search.stage : [search.stage];
  const stage = stages.filter((one) => asked.includes(one));
  const texts = ['q', 'owner', 'plan', 'industry', 'region', 'tag'] as const;
  return {
    ...Object.fromEntries(texts.flatMap((name) => textOf(name, search[name]))),
    ...(stage.length > 0 ? { stage } : {}),
    ...oneOf('size', sizes, search.size),
    ...oneOf('arr', arrBands, search.arr),
    ...oneOf('sort', customerSorts, search.sort),
    ...(String(search.archived) === 'true' ? { archived: true as const } : {}),
  };
}

/** The same as the list procedure takes it. */
export function listInputOf(search: CustomersSearch) {
  const { q, owner, arr, archived, ...same } = search;
  return {
    ...same,
    ...(q ? { search: q } : {}),
    ...(owner ? { ownerId: owner } : {}),
    ...(arr ? { arrBand: arr } : {}),
    ...(archived ? { archived } : {}),
  };
}

/** Whether anything narrows the list. */
export function isFiltered({ sort: _sort, ...filters }: CustomersSearch): boolean {
  return Object.keys(filters).length > 0;
}

function textOf(name: string, value: unknown): [string, string][] {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() ? [[name, text.slice(0, 200)]] : [];
}

function oneOf<Name extends string, Value extends string>(name: Name, known: readonly Value[], value: unknown) {
  const found = known.find((one) => one === value);
  return (found ? { [name]: found } : {}) as { [Key in Name]?: Value };
}
