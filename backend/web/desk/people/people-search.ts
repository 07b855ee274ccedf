import { type TeamRole, teamRoles } from '@threadline/shared/kernel/roles';
import { type PersonState, personStates } from '@threadline/shared/team/choices';

/** What narrows the list of people, and who is open beside it, as it stands in the address. */
export interface PeopleSearch {
  tab?: 'invitations';
  q?: string;
  unit?: string;
  role?: TeamRole;
  state?: PersonState;
  person?: string;
}

/** Changes some of it; what becomes undefined narrows no more. */
export type Narrow = (change: { [Key in keyof PeopleSearch]?: PeopleSearch[Key] | undefined }) => void;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads the filters from an address; what it does not know, it leaves out. */
export function readPeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const { tab, q, unit, person } = search;
  const role = teamRoles.find((one) => one === search.role);
  const state = personStates.find((one) => one === search.state);
  return {
    ...(tab === 'invitations' ? { tab } : {}),
    ...(isText(q) ? { q: String(q).slice(0, 200) } : {}),
    ...(isText(unit) ? { unit: String(unit).slice(0, 60) } : {}),
    ...(role ? { role } : {}),
    ...(state ? { state } : {}),
    ...(typeof person === 'string' && uuid.test(person) ? { person } : {}),
  };
}

/** The same as the list procedure takes it. */
export function listInputOf({ q, unit, role, state }: PeopleSearch) {
  return {
    ...(q ? { search: q } : {}),
    ...(unit ? { unit } : {}),
    ...(role ? { role } : {}),
    ...(state ? { state } : {}),
  };
}

const isText = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== '';
