import type { PortalBrand } from '@threadline/shared/portal/schema';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { Logo } from './logo.js';

/** The frame before it is known who is here: the organisation's sign where this browser has seen it. */
export function ShellSkeleton({ brand }: { brand: PortalBrand | null }) {
  return (
    <>
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex h-14 max-w-240 items-center gap-2.5 px-4 font-semibold text-title">
          {brand ? (
            <>
              <Logo brand={brand} />
              <span className="truncate">{brand.name}</span>
            </>
          ) : null}
        </div>
      </header>
      <main className="mx-auto max-w-240 px-4 pt-5">
        <SkeletonList rows={5} />
      </main>
    </>
  );
}
