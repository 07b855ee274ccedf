import { useRef } from 'react';

export interface LeftOver {
  /** For a field: what stands in it and is nobody's address. */
  keep: (field: string, text: string) => void;
  /** Whether a mail that went out now would leave somebody out who was typed. */
  any: () => boolean;
}

/** What was typed as a recipient and is none; a mail does not go out while something of it is left. */
export function useLeftOver(): LeftOver {
  const left = useRef(new Map<string, string>());
  return {
    keep: (field, text) => void (text === '' ? left.current.delete(field) : left.current.set(field, text)),
    any: () => left.current.size > 0,
  };
}
