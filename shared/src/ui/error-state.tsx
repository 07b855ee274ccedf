import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { RefreshIcon } from './icons/actions.js';
import { ErrorIcon } from './icons/status.js';

export interface ErrorStateProps {
  /** The server's own sentence: it says what to do next. */
  message: string;
  onRetry?: (() => void) | undefined;
  busy?: boolean | undefined;
}

/** Stands where the content would, when it could not be had. */
export function ErrorState({ message, onRetry, busy }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-8 text-center">
      <ErrorIcon size={20} className="text-danger-ink" />
      <p className="max-w-80 text-balance text-soft">{message}</p>
      {onRetry ? (
        <Button onClick={onRetry} busy={busy} icon={<RefreshIcon />}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}
