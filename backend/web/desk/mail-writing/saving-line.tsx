import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useTranslation } from 'react-i18next';
import type { Composing } from './use-composing.js';

export interface SavingLineProps {
  composing: Composing;
  /** It is saved, and looked at before it goes out. */
  checking: boolean;
}

/** Where the text is: on the server, on its way, or in this browser only. */
export function SavingLine({ composing: { saving, keepMine, takeOther }, checking }: SavingLineProps) {
  const { t } = useTranslation('writing');
  if (saving.name === 'offline') return <InlineNotice tone="offline">{t('offline')}</InlineNotice>;
  if (saving.name === 'failed') return <InlineNotice tone="error">{t('failed', { why: saving.why })}</InlineNotice>;
  if (saving.name !== 'conflict')
    return (
      <p role="status" className="text-faint text-small">
        {t(checking ? 'checking' : saving.name)}
      </p>
    );
  return (
    <InlineNotice tone="warning">
      {t('conflict')}
      <span className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={keepMine}>
          {t('keepMine')}
        </Button>
        <Button size="small" onClick={takeOther}>
          {t('takeOther')}
        </Button>
      </span>
    </InlineNotice>
  );
}
