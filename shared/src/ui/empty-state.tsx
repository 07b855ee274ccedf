import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: string;
  /** One sentence: why it is empty, or what comes here. */
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

/** Never a dead end: says what is not there and offers the next step. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-8 text-center">
      {icon ? <span className="mb-2 text-faint">{icon}</span> : null}
      <p className="font-medium text-ink">{title}</p>
      {children ? <p className="max-w-80 text-balance text-faint">{children}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
