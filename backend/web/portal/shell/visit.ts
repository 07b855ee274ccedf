import type { Visitor } from '@threadline/shared/portal/schema';
import { createContext, useContext } from 'react';
import { addressOf, type PageName } from './address.js';

/** Who is signed in. */
export const VisitorContext = createContext<Visitor | null>(null);

export function useVisitor(): Visitor {
  const visitor = useContext(VisitorContext);
  if (!visitor) throw new Error('A page stands outside of a visit.');
  return visitor;
}

/** Makes addresses of pages within this organisation's portal. */
export function useAddress(): (page?: PageName, id?: string) => string {
  const { brand } = useVisitor();
  return (page, id) => addressOf(brand.slug, page, id);
}
