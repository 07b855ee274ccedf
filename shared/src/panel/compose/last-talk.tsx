import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { interactionKinds } from '../../interactions/kinds.js';
import type { TimelineItem } from '../../timeline/schema.js';
import { Button } from '../../ui/button.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { usePanel } from '../panel-context.js';
import { queryKeys } from '../queries.js';

/** What was last talked about, to be put into the mail as its summary. */
export function LastTalk({ items, onInsert }: { items: readonly TimelineItem[]; onInsert: (text: string) => void }) {
  const { t } = useTranslation('panel');
  const { api } = usePanel();
  const last = items.find(({ kind }) => (interactionKinds as readonly string[]).includes(kind));
  const log = useQuery({
    queryKey: queryKeys.subject('interaction', last?.subject.id ?? ''),
    queryFn: ({ signal }) => api.interactions.get.query({ id: last?.subject.id ?? '' }, { signal }),
    enabled: last !== undefined,
  });
  const note = log.data?.note;
  if (!last || !note) return null;
  return (
    <section aria-label={t('compose.lastTalk')} className="rounded-md border border-line p-2">
      <h2 className="text-faint text-small">
        {t('compose.lastTalk')}: {t(`kinds.${last.kind}`)}, <RelativeTime at={last.at} />
      </h2>
      <p className="line-clamp-4 whitespace-pre-wrap break-words text-soft">{note}</p>
      <Button size="small" className="mt-1" onClick={() => onInsert(note)}>
        {t('compose.insertSummary')}
      </Button>
    </section>
  );
}
