import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { classNames } from './class-names.js';
import { IconButton } from './icon-button.js';
import { CloseIcon } from './icons/actions.js';
import { ErrorIcon } from './icons/status.js';
import { type Toast, ToastStore } from './toast-store.js';
import { isTypingPlace } from './typing-place.js';

const standsForMilliseconds = 8000;
const StoreContext = createContext<ToastStore | null>(null);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => new ToastStore());
  useUndoKey(store);
  return (
    <StoreContext value={store}>
      {children}
      <ToastRegion store={store} />
    </StoreContext>
  );
}

/** Says what has been done, and offers to take it back. */
export function useToasts(): Pick<ToastStore, 'show' | 'dismiss'> {
  const store = useContext(StoreContext);
  if (!store) throw new Error('A toast is shown outside of ToastProvider.');
  return store;
}

function ToastRegion({ store }: { store: ToastStore }) {
  const { t } = useTranslation('ui');
  const toasts = useSyncExternalStore(store.subscribe, store.list);
  const [held, setHeld] = useState(false);
  return (
    <section
      aria-label={t('notifications')}
      aria-live="polite"
      data-toasts
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed inset-x-2 bottom-2 z-50 flex flex-col items-center gap-2 sm:bottom-4"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} held={held} store={store} />
      ))}
    </section>
  );
}

function ToastCard({ toast, held, store }: { toast: Toast; held: boolean; store: ToastStore }) {
  const { t } = useTranslation('ui');
  const failed = toast.tone === 'error';
  const close = () => store.dismiss(toast.id);
  useEffect(() => {
    if (failed || held) return;
    const timeout = setTimeout(() => store.dismiss(toast.id), standsForMilliseconds);
    return () => clearTimeout(timeout);
  }, [failed, held, store, toast.id]);
  const act = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <div
      className={classNames(
        'pointer-events-auto flex w-full max-w-100 animate-rise items-center gap-2 rounded-md bg-raised py-1.5 pr-1.5 pl-3',
        'shadow-float',
      )}
    >
      {failed ? <ErrorIcon className="text-danger-ink" /> : null}
      <p className="min-w-0 flex-1 py-0.5">{toast.message}</p>
      {toast.undo ? (
        <Button size="small" shortcut="mod+z" onClick={act(toast.undo)} variant="accent">
          {t('undo')}
        </Button>
      ) : null}
      {toast.retry ? (
        <Button size="small" variant="accent" onClick={act(toast.retry)}>
          {t('retry')}
        </Button>
      ) : null}
      {toast.next ? (
        <Button size="small" variant="accent" onClick={act(toast.next.run)}>
          {toast.next.label}
        </Button>
      ) : null}
      <IconButton small label={t('dismiss')} icon={<CloseIcon />} onClick={close} />
    </div>
  );
}

function useUndoKey(store: ToastStore): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (undoes && !isTypingPlace(event.target) && store.undoNewest()) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [store]);
}
