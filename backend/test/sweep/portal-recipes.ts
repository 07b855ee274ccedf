import { randomBytes } from 'node:crypto';
import { portalRouter } from '../../src/portal/router.js';
import type { Input } from './client.js';
import type { House } from './house.js';

export interface PortalProcedure {
  name: string;
  kind: 'query' | 'mutation';
}

/** Every procedure of the portal's own router. */
export function portalProcedures(): PortalProcedure[] {
  const all = portalRouter._def.procedures as unknown as Record<string, { _def: { type: PortalProcedure['kind'] } }>;
  return Object.entries(all).map(([name, { _def }]) => ({ name, kind: _def.type }));
}

type Recipe = (house: House) => Input;
const nothing: Recipe = () => ({});
const organisation: Recipe = ({ home }) => ({ organisation: home.org.slug });
const link: Recipe = (house) => ({ ...organisation(house), token: `tlm_${randomBytes(32).toString('base64url')}` });
const task: Recipe = ({ guests }) => ({ id: guests.own.shown.task });

/** A valid input of each, in an order in which the guest is still signed in; signing out comes last. */
export const portalRecipes: Record<string, Recipe> = {
  'entry.brand': organisation,
  'entry.request': (house) => ({ ...organisation(house), address: 'nobody@nowhere-known.com' }),
  'entry.look': link,
  'entry.enter': link,
  'entry.unsubscribe': link,
  'visit.me': nothing,
  'visit.begin': nothing,
  'visit.choose': ({ guests }) => ({ companyId: guests.own.things.customer }),
  'visit.saveSettings': () => ({ digest: 'daily' }),
  'visit.home': nothing,
  'visit.export': nothing,
  'tasks.list': nothing,
  'tasks.complete': task,
  'tasks.reopen': task,
  'conversations.list': () => ({ limit: 50 }),
  'conversations.get': ({ guests }) => ({ id: guests.own.shown.thread }),
  'documents.list': nothing,
  'visit.signOut': nothing,
};
