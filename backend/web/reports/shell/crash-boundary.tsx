import { ErrorState } from '@threadline/shared/ui/error-state';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Stands for a page that broke, or whose code no longer exists on the server after an update. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useTranslation('desk');
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <h1 className="sr-only">Threadline</h1>
      <ErrorState message={t('frame.crashed')} onRetry={() => location.reload()} />
    </main>
  );
}
