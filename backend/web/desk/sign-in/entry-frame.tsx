import type { ReactNode } from 'react';

/** A page in front of the desk: the mark, a heading, and one thing to do. */
export function EntryFrame({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="flex w-full max-w-90 flex-col gap-4">
        <header className="flex flex-col items-center gap-3 pb-2 text-center">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <h1 className="break-words font-semibold text-heading">{heading}</h1>
        </header>
        {children}
      </div>
    </main>
  );
}
