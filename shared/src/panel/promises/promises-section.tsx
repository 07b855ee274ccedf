import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/section.js';
import { usePanel, usePermission, useWrites } from '../panel-context.js';
import { queryKeys } from '../queries.js';
import { PromiseRow } from './promise-row.js';

/** What is promised in the open conversation: suggestions, of which nothing comes unless somebody wants it. */
export default function PromisesSection({ threadId }: { threadId: string }) {
  const { t } = useTranslation('panel');
  const { api } = usePanel();
  const may = usePermission('mail.read');
  const writes = useWrites();
  const { data } = useQuery({
    queryKey: queryKeys.promises(threadId),
    queryFn: ({ signal }) => api.promises.ofThread.query({ threadId }, { signal }),
    enabled: may,
  });
  const decided = new Set(
    writes.flatMap(({ path, input, state }) =>
      (path === 'promises.accept' || path === 'promises.dismiss') && state !== 'refused'
        ? (input as { id: string }).id
        : [],
    ),
  );
  const open = data?.items.filter(({ id }) => !decided.has(id)) ?? [];
  if (open.length === 0) return null;
  return (
    <Section title={t('promises.heading')}>
      <ul className="-mx-1 flex flex-col gap-0.5">
        {open.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} mayDecide={data?.abilities.decide ?? false} />
        ))}
      </ul>
    </Section>
  );
}
