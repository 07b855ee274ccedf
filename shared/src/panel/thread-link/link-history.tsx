import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ThreadContext } from '../../threads/schema.js';
import { Button } from '../../ui/button.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { Skeleton } from '../../ui/skeleton.js';
import { usePanel } from '../panel-context.js';
import { queryKeys } from '../queries.js';
import { useReasonText } from './use-reason-text.js';

/** Why: the evidence of every live link with its confidence, and what people have decided before. */
export function LinkHistory({ context, onClose }: { context: ThreadContext; onClose: () => void }) {
  const { t } = useTranslation('panel');
  const reason = useReasonText();
  return (
    <div className="flex flex-col gap-2 p-2">
      <ul className="flex flex-col gap-1">
        {context.links.map((link) => (
          <li key={link.customer.id}>
            <span className="font-medium">{link.customer.name}</span>
            <span className="block text-soft text-small">
              {reason(link)} · {t('link.confidence', { percent: Math.round(link.confidence * 100) })}
            </span>
          </li>
        ))}
      </ul>
      {context.customer && <Decisions customerId={context.customer.id} threadId={context.threadId} />}
      <Button variant="quiet" size="small" className="self-start" onClick={onClose}>
        {t('forms.back')}
      </Button>
    </div>
  );
}

function Decisions({ customerId, threadId }: { customerId: string; threadId: string | null }) {
  const { t } = useTranslation('panel');
  const { api } = usePanel();
  const filter = { kinds: ['link_change' as const] };
  const changes = useQuery({
    queryKey: queryKeys.timeline(customerId, filter),
    queryFn: ({ signal }) => api.timeline.list.query({ customerId, ...filter, limit: 50 }, { signal }),
  });
  if (changes.isPending) return <Skeleton lines={2} />;
  const here = changes.data?.items.filter((item) => item.threadId === threadId) ?? [];
  if (here.length === 0) return <p className="text-faint text-small">{t('link.noHistory')}</p>;
  return (
    <ul className="flex flex-col gap-1 border-line border-t pt-2 text-small">
      {here.map((item) => (
        <li key={item.id} className="flex justify-between gap-2">
          <span className="min-w-0">
            {item.title} {item.actor ? `— ${item.actor.name}` : ''}
          </span>
          <RelativeTime at={item.at} className="shrink-0 text-faint" />
        </li>
      ))}
    </ul>
  );
}
