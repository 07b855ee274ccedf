import { useTranslation } from 'react-i18next';
import { OfflineIcon } from '../../ui/icons/status.js';
import { RetryButton } from './retry-button.js';
import { StateScreen } from './state-screen.js';

export interface UnreachableStateProps {
  backendUrl: string;
  onRetry: () => void;
}

/** No answer from the server, and nothing of this remembered from earlier. */
export function UnreachableState({ backendUrl, onRetry }: UnreachableStateProps) {
  const { t } = useTranslation('panel');
  return (
    <StateScreen
      title={t('states.unreachable')}
      icon={<OfflineIcon size={20} />}
      action={<RetryButton onRetry={onRetry} />}
    >
      {t('states.unreachableHint', { server: backendUrl.replace(/^https?:\/\//, '') })}
    </StateScreen>
  );
}
