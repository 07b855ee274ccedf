import { EmptyState } from '@threadline/shared/ui/empty-state';
import { ErrorState } from '@threadline/shared/ui/error-state';
import { LockIcon } from '@threadline/shared/ui/icons/status';
import { useTranslation } from 'react-i18next';
import { readFailure } from './failure.js';

export interface FailureStateProps {
  error: unknown;
  onRetry: () => void;
  busy?: boolean | undefined;
}

/** What stands where content would, when it could not be had: what happened and what to do next. */
export function FailureState({ error, onRetry, busy }: FailureStateProps) {
  const message = useFailureText(error);
  if (readFailure(error).code === 'forbidden') return <NoPermission />;
  return <ErrorState message={message} onRetry={onRetry} busy={busy} />;
}

/** What stands where content would that the person may not see. */
export function NoPermission() {
  const { t } = useTranslation('desk');
  return (
    <EmptyState icon={<LockIcon size={20} />} title={t('frame.noPermission')}>
      {t('frame.noPermissionHint')}
    </EmptyState>
  );
}

/** The sentence for a failure: the server's own where it gave one. */
export function useFailureText(error: unknown): string {
  const { t } = useTranslation('desk');
  const { code, message } = readFailure(error);
  if (code === 'unreachable') return t('frame.unreachable');
  return code === 'unknown' || message === '' ? t('frame.failed') : message;
}
