import type { ReactNode } from 'react';
import { classNames } from './class-names.js';

/** The first stop of Tab: leads past the frame to the page itself, whose `id` is "page". Seen only when focused. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#page"
      className={classNames(
        'sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50',
        'focus:rounded-md focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float',
      )}
    >
      {children}
    </a>
  );
}
