import * as Tooltip from 'radix-ui/tooltip';
import { ClockProvider, type ClockProviderProps } from './clock.js';
import { ShortcutsProvider } from './shortcuts.js';
import { ToastProvider } from './toasts.js';

/** What the primitives share: the clock, the keyboard, the toasts and the patience of tooltips. Once per document. */
export function UiProvider({ children, ...clock }: ClockProviderProps) {
  return (
    <ClockProvider {...clock}>
      <Tooltip.Provider delayDuration={400} skipDelayDuration={200} disableHoverableContent>
        <ShortcutsProvider>
          <ToastProvider>{children}</ToastProvider>
        </ShortcutsProvider>
      </Tooltip.Provider>
    </ClockProvider>
  );
}
