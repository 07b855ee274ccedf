import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { RefreshIcon } from '../../ui/icons/actions.js';
import { OfflineIcon } from '../../ui/icons/status.js';
import { StateScreen } from './state-screen.js';

export interface UnreachableStateProps {
  backendUrl: string;
  onRetry: () => void;
}

/** No answer from the server, and nothing of this remembered from earlier. */
export function UnreachableState({ backendUrl, onRetry }: UnreachableStateProps) {
  const { t } = useTranslation('panel');
  const action = (
    <Button onClick={onRetry} icon={<RefreshIcon />}>
      {t('states.retry')}
    </Button>
  );
  return (
    <StateScreen title={t('states.unreachable')} icon={<OfflineIcon size={20} />} action={action}>
      {t('states.unreachableHint', { server: backendUrl.replace(/^https?:\/\//, '') })}
    </StateScreen>
  );
}
