import { SkeletonList } from '@threadline/shared/ui/skeleton';

/** Stands while the code of a page is on its way. */
export function PagePending() {
  return (
    <div className="p-4">
      <SkeletonList rows={5} />
    </div>
  );
}
