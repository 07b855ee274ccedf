import { useNavigate } from '@tanstack/react-router';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { ArchiveIcon, DotsIcon, LinkIcon, TrashIcon, UndoIcon } from '@threadline/shared/ui/icons/actions';
import { Menu, MenuItem, MenuSeparator } from '@threadline/shared/ui/menu';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhoSeesItem } from '../access/who-sees-this.js';
import { useMay } from '../shell/me.js';
import { useCustomer } from './use-customer.js';

const MergeCustomersDialog = lazy(() =>
  import('../merge/merge-customers-dialog.js').then(({ MergeCustomersDialog: component }) => ({ default: component })),
);

/** What is rarely done with a customer as a whole: archive, merge, delete. */
export function CustomerMenu({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState<'merge' | 'remove' | null>(null);
  const { archive, restore, remove } = useCustomer(customer);
  const navigate = useNavigate();
  const { abilities, archivedAt, name } = customer;
  const mayAsk = useMay('access.explain');
  if (!abilities.archive && !abilities.merge && !abilities.remove && !mayAsk) return null;
  const removeNow = async () => {
    setOpen(null);
    const { failure } = await remove();
    if (!failure) void navigate({ to: '/customers' });
  };
  return (
    <>
      <Menu label={t('customer.more')} trigger={<IconButton label={t('customer.more')} icon={<DotsIcon />} />}>
        {abilities.archive ? (
          <MenuItem
            icon={archivedAt ? <UndoIcon /> : <ArchiveIcon />}
            onSelect={() => void (archivedAt ? restore() : archive())}
          >
            {archivedAt ? t('customer.restore') : t('customer.archive')}
          </MenuItem>
        ) : null}
        {abilities.merge ? (
          <MenuItem icon={<LinkIcon />} onSelect={() => setOpen('merge')}>
            {t('merge.customer')}
          </MenuItem>
        ) : null}
        <WhoSeesItem thing={{ kind: 'customer', id: customer.id }} />
        {abilities.remove ? (
          <>
            <MenuSeparator />
            <MenuItem icon={<TrashIcon />} danger onSelect={() => setOpen('remove')}>
              {t('bin.deleteCustomer')}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={() => setOpen(null)}
        title={t('bin.deleteTitle', { name })}
        confirmLabel={t('bin.deleteCustomer')}
        onConfirm={() => void removeNow()}
        danger
      >
        {t('bin.deleteHint')}
      </ConfirmDialog>
      {open === 'merge' ? (
        <Suspense fallback={null}>
          <MergeCustomersDialog customer={customer} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
