import type { ReactNode } from 'react';
import { classNames } from './class-names.js';
import { ErrorIcon, InfoIcon, OfflineIcon, WarningIcon } from './icons/status.js';

export type NoticeTone = 'info' | 'warning' | 'error' | 'offline';

export interface InlineNoticeProps {
  tone?: NoticeTone | undefined;
  action?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** Amber stays with internal notes, so a warning is told by its sign and its edge. */
const looks: Record<NoticeTone, { icon: ReactNode; box: string }> = {
  info: { icon: <InfoIcon className="text-accent-ink" />, box: 'bg-accent-soft text-ink' },
  warning: { icon: <WarningIcon className="text-ink" />, box: 'border border-line-strong bg-surface text-ink' },
  error: { icon: <ErrorIcon className="text-danger-ink" />, box: 'bg-danger-soft text-danger-ink' },
  offline: { icon: <OfflineIcon className="text-faint" />, box: 'bg-hover text-soft' },
};

export function InlineNotice({ tone = 'info', action, className, children }: InlineNoticeProps) {
  const look = looks[tone];
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={classNames('flex items-start gap-2 rounded-md px-2.5 py-2 text-body', look.box, className)}
    >
      <span className="flex h-lh items-center">{look.icon}</span>
      <div className="min-w-0 flex-1">{children}</div>
      {action ? <div className="-my-0.5 shrink-0">{action}</div> : null}
    </div>
  );
}
