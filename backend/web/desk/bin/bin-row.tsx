import type { BinItem } from '@threadline/shared/bin/schema';
import { daysBetween } from '@threadline/shared/kernel/calendar';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { useClock } from '@threadline/shared/ui/clock';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { TrashIcon, UndoIcon } from '@threadline/shared/ui/icons/actions';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBin, useItemName } from './use-bin.js';

/** Something in the bin: what it was, who deleted it, and how long it can still come back. */
export function BinRow({ item }: { item: BinItem }) {
  const { t } = useTranslation('desk');
  const name = useItemName()(item);
  const { now } = useClock();
  const left = Math.max(0, daysBetween(now.toISOString().slice(0, 10), item.purgesAt.slice(0, 10)));
  const { customer, removedBy } = item;
  const of = customer?.inBin ? t('bin.customerToo', { name: customer.name }) : customer?.name;
  const by = removedBy ? t('bin.by', { person: removedBy.name }) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">{name}</span>
          <Badge tone="outline">{t(`bin.kinds.${item.kind}`)}</Badge>
        </p>
        <p className="text-faint text-small">
          {[of, by].filter(Boolean).join(' · ')} <RelativeTime at={item.removedAt} />
        </p>
      </div>
      <span className="shrink-0 text-small text-soft">{t('bin.left', { count: left })}</span>
      <BinActions item={item} name={name} />
    </div>
  );
}

function BinActions({ item, name }: { item: BinItem; name: string }) {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const { restore, purge } = useBin();
  const hint = item.kind === 'customer' ? t('bin.purgeCustomerHint') : t('bin.purgeHint');
  const purgeNow = () => {
    setAsking(false);
    void purge(item);
  };
  return (
    <div className="flex shrink-0 items-center gap-1">
      {item.abilities.restore ? (
        <Button
          size="small"
          icon={<UndoIcon />}
          aria-label={t('bin.restoreNamed', { name })}
          onClick={() => void restore(item)}
          data-row
        >
          {t('bin.restore')}
        </Button>
      ) : null}
      {item.abilities.purge ? (
        <IconButton small label={t('bin.purgeNamed', { name })} icon={<TrashIcon />} onClick={() => setAsking(true)} />
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('bin.purgeTitle', { name })}
        confirmLabel={t('bin.purge')}
        onConfirm={purgeNow}
        danger
      >
        {hint}
      </ConfirmDialog>
    </div>
  );
}
