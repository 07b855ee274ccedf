import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { RefreshIcon } from '../../ui/icons/actions.js';

export function RetryButton({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('panel');
  return (
    <Button onClick={onRetry} icon={<RefreshIcon />}>
      {t('states.retry')}
    </Button>
  );
}
