import { useTranslation } from 'react-i18next';
import type { OpenThread } from '../../mail-host/port.js';
import type { ThreadContext } from '../../threads/schema.js';
import { Button } from '../../ui/button.js';
import { SearchIcon } from '../../ui/icons/actions.js';
import { CustomerPicker } from './customer-picker.js';
import { useLinkWrites } from './use-link-writes.js';

export interface OtherWaysProps {
  thread: OpenThread;
  context: ThreadContext;
  picking: boolean;
  setPicking: (picking: boolean) => void;
}

/** Pick a customer by hand, or never ask about this address again. */
export function OtherWays({ thread, context, picking, setPicking }: OtherWaysProps) {
  const { t } = useTranslation('panel');
  const { link, ignore } = useLinkWrites(thread);
  const address = context.counterpart?.address;
  if (!context.abilities.link) return <p className="text-faint">{t('unknown.askColleague')}</p>;
  if (picking) {
    return (
      <CustomerPicker
        label={t('unknown.pick')}
        onPick={(customer) => void link(customer, { primary: true })}
        onCancel={() => setPicking(false)}
      />
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button icon={<SearchIcon />} onClick={() => setPicking(true)}>
        {t('unknown.pick')}
      </Button>
      {address && (
        <Button variant="quiet" onClick={() => void ignore(address)}>
          {t('unknown.never')}
        </Button>
      )}
    </div>
  );
}
