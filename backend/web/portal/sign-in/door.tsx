import type { PortalBrand } from '@threadline/shared/portal/schema';
import type { ReactNode } from 'react';
import { useTitle } from '../shell/card.js';
import { Logo } from '../shell/logo.js';

export interface DoorProps {
  brand: PortalBrand | null;
  title: string;
  children: ReactNode;
}

/** A page before one is signed in: the organisation's sign, one heading, one thing to do. */
export function Door({ brand, title, children }: DoorProps) {
  useTitle(title);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-100 flex-col justify-center gap-4 px-5 py-8">
      <header className="flex flex-col items-center gap-4 pb-1 text-center">
        {brand ? <Logo brand={brand} large /> : null}
        <h1 className="break-words font-semibold text-heading">{title}</h1>
      </header>
      {children}
    </main>
  );
}
