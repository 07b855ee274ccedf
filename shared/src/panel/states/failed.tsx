import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/api-error.js';
import { ErrorIcon, LockIcon } from '../../ui/icons/status.js';
import { usePanel } from '../panel-context.js';
import { RetryButton } from './retry-button.js';
import { StateScreen } from './state-screen.js';
import { UnreachableState } from './unreachable.js';

/** The server did not give what was asked for: no permission, not reachable, or a failure with its sentence. */
export function FailedState({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const { t } = useTranslation('panel');
  const { host } = usePanel();
  if (error.code === 'forbidden') return <NoPermission />;
  if (error.code === 'unreachable') return <UnreachableState backendUrl={host.backendUrl} onRetry={onRetry} />;
  return (
    <StateScreen
      title={t('states.failedTitle')}
      icon={<ErrorIcon size={20} />}
      action={<RetryButton onRetry={onRetry} />}
    >
      {error.code === 'unknown' ? t('states.failed') : error.message}
    </StateScreen>
  );
}

export function NoPermission() {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  return (
    <StateScreen title={t('states.noPermission')} icon={<LockIcon size={20} />}>
      {t('states.noPermissionHint', { name: me.person.name })}
    </StateScreen>
  );
}
