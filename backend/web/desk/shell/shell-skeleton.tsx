import { Skeleton, SkeletonList } from '@threadline/shared/ui/skeleton';

/** The frame of the desk while it is not known yet who is signed in. */
export function ShellSkeleton() {
  return (
    <div className="flex h-dvh">
      <div className="hidden w-56 border-line border-r p-4 md:block">
        <Skeleton lines={4} />
      </div>
      <main className="flex-1 p-4">
        <SkeletonList rows={6} />
      </main>
    </div>
  );
}
