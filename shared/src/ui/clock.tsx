import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localeFor } from '../i18n/setup.js';

export interface Clock {
  /** Moves every 30 seconds, so that all ages on the screen move together. */
  now: Date;
  timeZone: string;
  /** Add to this computer's clock to read the server's. */
  serverOffsetMilliseconds: number;
}

const ClockContext = createContext<Clock | null>(null);

export interface ClockProviderProps {
  /** The organisation's zone; the browser's when absent. */
  timeZone?: string | undefined;
  serverOffsetMilliseconds?: number | undefined;
  /** Stands still at this instant: for tests and the gallery. */
  frozenAt?: Date | undefined;
  children: ReactNode;
}

export function ClockProvider({ timeZone, serverOffsetMilliseconds = 0, frozenAt, children }: ClockProviderProps) {
  const [tick, setTick] = useState(() => Date.now());
  useEffect(() => {
    if (frozenAt) return;
    const interval = setInterval(() => setTick(Date.now()), 30_000);
    return () => clearInterval(interval);
  }, [frozenAt]);
  const clock = useMemo(
    () => ({
      now: frozenAt ?? new Date(tick + serverOffsetMilliseconds),
      timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      serverOffsetMilliseconds,
    }),
    [tick, frozenAt, timeZone, serverOffsetMilliseconds],
  );
  return <ClockContext value={clock}>{children}</ClockContext>;
}

export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error('A time is shown outside of ClockProvider.');
  return clock;
}

/** The manner of dates and figures here, such as `en-GB`. */
export function useLocale(): string {
  const { i18n } = useTranslation('ui');
  return useMemo(() => localeFor(i18n.language), [i18n.language]);
}
