import { Button } from '@threadline/shared/ui/button';
import { OfflineIcon, WarningIcon } from '@threadline/shared/ui/icons/status';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReachable } from '../../offline/connection.js';
import { readFailure, useFailureText } from './failure.js';

export interface FailedProps {
  error: unknown;
  onRetry: () => void;
  busy?: boolean | undefined;
}

/** Stands where content would, when it could not be had: what happened and what to do next. */
export function Failed({ error, onRetry, busy }: FailedProps) {
  const { t } = useTranslation('portal');
  const textOf = useFailureText();
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-4 py-10 text-center">
      <WarningIcon size={24} className="text-danger-ink" />
      <p className="max-w-100">{textOf(error)}</p>
      {isGone(error) ? null : (
        <Button onClick={onRetry} busy={busy}>
          {t('states.again')}
        </Button>
      )}
    </div>
  );
}

/** What is no longer shared does not come back by asking again. */
const isGone = (error: unknown): boolean => readFailure(error).code === 'not_found';

/** A place where nothing is yet, with a sentence about what will come. */
export function Nothing({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-8 text-center">
      {icon ? <span className="pb-1 text-faint">{icon}</span> : null}
      <p className="font-medium">{title}</p>
      {children ? <p className="max-w-100 text-soft">{children}</p> : null}
    </div>
  );
}

export function Offline() {
  const { t } = useTranslation('portal');
  if (useReachable()) return null;
  return (
    <p role="status" className="flex items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2">
      <OfflineIcon className="shrink-0" />
      {t('states.offline')}
    </p>
  );
}

export interface Read<Data> {
  data: Data | undefined;
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
}

/** A read as it stands: its skeleton, its failure with another try, or its data. */
export function Shown<Data>({ read, children }: { read: Read<Data>; children: (data: Data) => ReactNode }) {
  if (read.data !== undefined) return children(read.data);
  if (read.error) return <Failed error={read.error} onRetry={() => void read.refetch()} busy={read.isFetching} />;
  return <SkeletonList rows={5} />;
}
