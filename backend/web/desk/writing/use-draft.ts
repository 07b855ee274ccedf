import { useCallback, useSyncExternalStore } from 'react';
import { useMe } from '../shell/me.js';
import { drafts } from './draft-store.js';

export interface Draft<Value> {
  value: Value;
  /** Keeps one or several fields as typed. */
  change: (fields: Partial<Value>) => void;
  clear: () => void;
  /** Something was typed and not yet saved. */
  kept: boolean;
}

/** The fields of a form, kept under its name until they are saved or cleared. */
export function useDraft<Value extends object>(form: string, empty: Value): Draft<Value> {
  const { person } = useMe();
  const name = `${person.id}.${form}`;
  const kept = useSyncExternalStore(drafts.subscribe, () => drafts.get(name)) as Partial<Value> | undefined;
  const change = useCallback((fields: Partial<Value>) => drafts.set(name, { ...drafts.get(name), ...fields }), [name]);
  const clear = useCallback(() => drafts.clear(name), [name]);
  return { value: { ...empty, ...kept }, change, clear, kept: kept !== undefined };
}
