import type { Me } from '@threadline/shared/session/schema';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | null>(null);

/** Who is signed in, of which organisation, and what their role permits. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('A page of the desk stands outside of a session.');
  return me;
}

export type Permission = Me['permissions'][number];

export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}
