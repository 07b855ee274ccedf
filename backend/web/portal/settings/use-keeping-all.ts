import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { api } from '../shell/client.js';
import { useFailureText } from '../shell/failure.js';

/** Hands the visitor everything that is shared with their company, as one file. */
export function useKeepingAll() {
  const { show } = useToasts();
  const textOf = useFailureText();
  const [busy, setBusy] = useState(false);
  const keep = async (): Promise<void> => {
    setBusy(true);
    try {
      const everything = await api.visit.export.query({});
      save(`${everything.organisation}.json`, JSON.stringify(everything, null, 2));
    } catch (error) {
      show({ message: textOf(error), tone: 'error', retry: () => void keep() });
    }
    setBusy(false);
  };
  return { keep, busy };
}

function save(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
