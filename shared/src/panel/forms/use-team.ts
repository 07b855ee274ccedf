import { useQuery } from '@tanstack/react-query';
import type { PersonName } from '../../kernel/person-name.js';
import { usePanel } from '../panel-context.js';
import { queryKeys } from '../queries.js';

const anHour = 3_600_000;

/** The colleagues who can be named; until they are read, only oneself. */
export function useTeam(): readonly PersonName[] {
  const { api, me } = usePanel();
  const { data } = useQuery({
    queryKey: queryKeys.team(),
    queryFn: async ({ signal }) => {
      const page = await api.team.list.query({ limit: 100 }, { signal });
      return page.items.filter((person) => !person.suspendedAt).map(({ id, name }) => ({ id, name }));
    },
    staleTime: anHour,
  });
  return data ?? [{ id: me.person.id, name: me.person.name }];
}
