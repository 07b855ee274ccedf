import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shortcut, ShortcutRegistry } from './shortcut-registry.js';
import { isTypingPlace } from './typing-place.js';

export type { Shortcut } from './shortcut-registry.js';

const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.js'));
const RegistryContext = createContext<ShortcutRegistry | null>(null);

/** Listens to the keyboard for a whole document and answers `?` with what acts here. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new ShortcutRegistry());
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      const found = registry.find(event, placeOf(event.target), event.timeStamp);
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [registry]);
  return (
    <RegistryContext value={registry}>
      {children}
      <ShortcutsHelp registry={registry} />
    </RegistryContext>
  );
}

/** Binds keys while the component is on the screen. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useContext(RegistryContext);
  const [order] = useState(() => registry?.takeOrder());
  useEffect(() => registry?.add(shortcuts, order), [registry, shortcuts, order]);
}

function ShortcutsHelp({ registry }: { registry: ShortcutRegistry }) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState<readonly Shortcut[] | null>(null);
  useEffect(
    () => registry.add([{ keys: '?', label: t('shortcuts'), run: () => setShown(registry.list()) }]),
    [registry, t],
  );
  if (!shown) return null;
  return (
    <Suspense>
      <ShortcutsDialog shown={shown} onClose={() => setShown(null)} />
    </Suspense>
  );
}

function placeOf(target: EventTarget | null) {
  const inDialog = target instanceof Element && target.closest('[role=dialog],[role=menu],[role=listbox]') !== null;
  return { typing: isTypingPlace(target), inDialog };
}
