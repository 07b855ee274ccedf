import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/skeleton.js';

/** Stands in the places where the customer will stand. */
export function LoadingState() {
  const { t } = useTranslation('panel');
  return (
    <main role="status" aria-label={t('states.loading')} className="flex flex-col gap-5 px-3 py-4">
      <div className="flex items-center gap-2">
        <div className="size-6 animate-breathe rounded-sm bg-pressed" />
        <div className="h-4 w-40 animate-breathe rounded-sm bg-pressed" />
      </div>
      <Skeleton lines={2} />
      <div className="h-8 animate-breathe rounded-md bg-pressed" />
      <Skeleton lines={3} />
      <Skeleton lines={3} />
    </main>
  );
}
