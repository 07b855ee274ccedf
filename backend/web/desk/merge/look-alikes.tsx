import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { LookAlikePairs } from '@threadline/shared/contacts/schema';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MergeContactsDialog } from './merge-contacts-dialog.js';

type Pair = LookAlikePairs['items'][number];

/** Says that contacts of the customer look alike, and shows them to be merged. */
export function LookAlikes({ customerId }: { customerId: string }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const [merging, setMerging] = useState<Pair | null>(null);
  const alike = useQuery(useApi().contacts.lookAlikes.queryOptions({ customerId }));
  const pairs = alike.data?.items ?? [];
  if (pairs.length === 0 && !merging) return null;
  return (
    <>
      {pairs.length > 0 ? (
        <p className="flex flex-wrap items-center gap-x-2 text-small text-soft">
          {t('merge.alike', { count: pairs.length })}
          <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
            {t('merge.look')}
          </Button>
        </p>
      ) : null}
      <Dialog open={open} onOpenChange={setOpen} title={t('merge.alikeTitle')}>
        <ul className="divide-y divide-line">
          {pairs.map((pair) => (
            <li key={`${pair.first.id} ${pair.second.id}`} className="flex flex-wrap items-center gap-2 py-2">
              <PairText pair={pair} />
              <Button
                size="small"
                onClick={() => {
                  setOpen(false);
                  setMerging(pair);
                }}
              >
                {t('merge.mergePair')}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
      {merging ? (
        <MergeContactsDialog
          contact={merging.first}
          gone={{ id: merging.second.id, name: merging.second.name }}
          onClose={() => setMerging(null)}
        />
      ) : null}
    </>
  );
}

function PairText({ pair }: { pair: Pair }) {
  const { t } = useTranslation('desk');
  const one = ({ name, address }: Pair['first']) => (address ? `${name} (${address})` : name);
  return (
    <span className="min-w-0 flex-1 basis-60">
      <span className="block">{one(pair.first)}</span>
      <span className="block">{one(pair.second)}</span>
      <span className="block text-faint text-small">{t(`merge.reasons.${pair.reason}`)}</span>
    </span>
  );
}
