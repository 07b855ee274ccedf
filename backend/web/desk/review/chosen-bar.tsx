import { Button } from '@threadline/shared/ui/button';
import { LinkIcon, PlusIcon } from '@threadline/shared/ui/icons/actions';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkCustomerDialog } from './link-customer-dialog.js';
import { useReview } from './use-review.js';

export interface ChosenBarProps {
  /** Groups that are decided about together. */
  keys: readonly string[];
  onClear: () => void;
}

/** The three ways to decide, for several senders at once. */
export function ChosenBar({ keys, onClear }: ChosenBarProps) {
  const { t } = useTranslation(['desk', 'linking']);
  const { resolveMany } = useReview();
  const [linking, setLinking] = useState(false);
  const decide = (action: 'create_customers' | 'ignore') => void resolveMany(keys, { action }).then(onClear);
  return (
    <section
      aria-label={t('linking:review.chosen', { count: keys.length })}
      className="sticky top-0 z-10 mb-3 flex flex-wrap items-center gap-2 rounded-md border border-line bg-raised px-3 py-2"
    >
      <p className="mr-auto font-medium">{t('linking:review.chosen', { count: keys.length })}</p>
      <Button icon={<PlusIcon />} onClick={() => decide('create_customers')}>
        {t('linking:review.createMany')}
      </Button>
      <Button icon={<LinkIcon />} onClick={() => setLinking(true)}>
        {t('linking:review.linkMany')}
      </Button>
      <Button variant="quiet" onClick={() => decide('ignore')}>
        {t('review.ignore')}
      </Button>
      <Button variant="quiet" onClick={onClear}>
        {t('linking:review.clear')}
      </Button>
      {linking ? <LinkMany {...{ keys, onClear }} onClose={() => setLinking(false)} /> : null}
    </section>
  );
}

function LinkMany({ keys, onClear, onClose }: ChosenBarProps & { onClose: () => void }) {
  const { t } = useTranslation(['desk', 'linking']);
  const { resolveMany } = useReview();
  return (
    <LinkCustomerDialog
      title={t('linking:review.linkMany')}
      description={t('linking:review.chosen', { count: keys.length })}
      always
      link={(chosen) => resolveMany(keys, { action: 'link', ...chosen }, true)}
      onDone={() => {
        onClear();
        onClose();
      }}
      onClose={onClose}
    />
  );
}
