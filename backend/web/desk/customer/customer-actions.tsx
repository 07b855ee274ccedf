import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { Button } from '@threadline/shared/ui/button';
import { Drawer } from '@threadline/shared/ui/drawer';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { EditIcon } from '@threadline/shared/ui/icons/actions';
import { InfoIcon } from '@threadline/shared/ui/icons/status';
import { TimerPlayIcon, TimerStopIcon } from '@threadline/shared/ui/icons/work';
import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRunningTimer, useTimer } from '../time/use-timer.js';
import { CustomerAside } from './customer-aside.js';
import { CustomerMenu } from './customer-menu.js';
import { EditCustomerDrawer } from './edit-customer-drawer.js';

/** What is done with the customer as a whole: timer, edit, and the menu of the rest. */
export function CustomerActions({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState<'edit' | 'about' | null>(null);
  const close = () => setOpen(null);
  useShortcuts([
    {
      keys: 'e',
      label: t('customer.edit'),
      group: t('keys.customer'),
      run: () => setOpen('edit'),
      disabled: !customer.abilities.update,
    },
  ]);
  return (
    <div className="flex items-center gap-1">
      {customer.abilities.track ? <TimerButton customer={customer} /> : null}
      <span className="lg:hidden">
        <IconButton label={t('customer.about')} icon={<InfoIcon />} onClick={() => setOpen('about')} />
      </span>
      {customer.abilities.update ? (
        <IconButton label={t('customer.edit')} shortcut="e" icon={<EditIcon />} onClick={() => setOpen('edit')} />
      ) : null}
      <CustomerMenu customer={customer} />
      {open === 'edit' ? <EditCustomerDrawer customer={customer} onClose={close} /> : null}
      {open === 'about' ? (
        <Drawer open onOpenChange={close} title={t('customer.about')}>
          <CustomerAside customer={customer} />
        </Drawer>
      ) : null}
    </div>
  );
}

function TimerButton({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const running = useRunningTimer();
  const { start, stop } = useTimer();
  const here = running?.customer.id === customer.id ? running : null;
  const toggle = () => void (here ? stop(here) : start(customer));
  useShortcuts([{ keys: 's', label: here ? t('time.stop') : t('time.start'), group: t('keys.customer'), run: toggle }]);
  return (
    <Button icon={here ? <TimerStopIcon /> : <TimerPlayIcon />} onClick={toggle} shortcut="s">
      {here ? t('time.stop') : t('time.start')}
    </Button>
  );
}
