import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import type { Merge } from '@threadline/shared/merges/schema';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMerging } from './use-merging.js';

/** Says on a customer's page what became part of it last, with the way back and all of its history. */
export function MergedNotice({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const { unmergeCustomers } = useMerging();
  const merges = useQuery({
    ...useApi().merges.list.queryOptions({ kind: 'customer', keptId: customer.id, limit: 50 }),
    enabled: customer.abilities.merge,
  });
  const all = merges.data?.items ?? [];
  const latest = all.find(({ undoneAt }) => undoneAt === null);
  if (!latest) return null;
  const actions = (
    <span className="flex gap-1">
      <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
        {t('merge.history')}
      </Button>
      <Button size="small" onClick={() => void unmergeCustomers(latest)}>
        {t('merge.undo')}
      </Button>
    </span>
  );
  return (
    <>
      <InlineNotice className="mb-4" action={actions}>
        {t('merge.notice', { gone: latest.gone.name })}
      </InlineNotice>
      <Dialog open={open} onOpenChange={setOpen} title={t('merge.historyOf', { name: customer.name })}>
        <ul className="divide-y divide-line">
          {all.map((merge) => (
            <li key={merge.id} className="py-2">
              <PastMerge merge={merge} />
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

function PastMerge({ merge }: { merge: Merge }) {
  const { t } = useTranslation('desk');
  const { mergedBy, undoneBy, undoneAt } = merge;
  return (
    <>
      <p className="font-medium">{merge.gone.name}</p>
      <p className="text-faint text-small">
        {mergedBy ? t('merge.by', { person: mergedBy.name }) : t('merge.byNobody')} <RelativeTime at={merge.mergedAt} />
      </p>
      {undoneAt ? (
        <p className="text-faint text-small">
          {t('merge.backBy', { person: undoneBy?.name ?? '' })} <RelativeTime at={undoneAt} />
        </p>
      ) : null}
    </>
  );
}
