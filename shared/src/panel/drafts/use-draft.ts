import { useCallback, useSyncExternalStore } from 'react';
import { usePanel } from '../panel-context.js';

export interface Draft<Value> {
  value: Value;
  /** Keeps one or several fields as typed. */
  change: (fields: Partial<Value>) => void;
  clear: () => void;
  /** Something was typed and not yet saved. */
  kept: boolean;
}

/** The fields of a form, kept under its name until they are saved or cleared. Names carry the thread they belong to. */
export function useDraft<Value extends object>(name: string, empty: Value): Draft<Value> {
  const { drafts } = usePanel();
  const kept = useSyncExternalStore(drafts.subscribe, () => drafts.get(name)) as Partial<Value> | undefined;
  const value = { ...empty, ...kept };
  const change = useCallback(
    (fields: Partial<Value>) => drafts.set(name, { ...(drafts.get(name) as Partial<Value> | undefined), ...fields }),
    [drafts, name],
  );
  const clear = useCallback(() => drafts.clear(name), [drafts, name]);
  return { value, change, clear, kept: kept !== undefined };
}

/** Whether text waits under this name. */
export function useHasDraft(name: string): boolean {
  const { drafts } = usePanel();
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(name) !== undefined);
}
