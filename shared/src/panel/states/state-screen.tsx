import type { ReactNode } from 'react';

export interface StateScreenProps {
  title: string;
  icon?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

/** A whole panel that says one thing and offers the next step. */
export function StateScreen({ title, icon, action, children }: StateScreenProps) {
  return (
    <main className="flex min-h-64 flex-col items-start gap-2 px-4 py-8">
      {icon ? <span className="text-faint">{icon}</span> : null}
      <h1 className="font-semibold text-ink text-title">{title}</h1>
      <div className="flex w-full flex-col gap-2 text-soft">{children}</div>
      {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
    </main>
  );
}
