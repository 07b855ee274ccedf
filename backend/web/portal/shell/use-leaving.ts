import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { api, queries } from './client.js';
import { useFailureText } from './failure.js';
import { goTo } from './place.js';
import { useAddress } from './visit.js';

/** Ends the visit on this browser and forgets what was read. */
export function useLeaving() {
  const { show } = useToasts();
  const textOf = useFailureText();
  const address = useAddress();
  const [busy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.visit.signOut.mutate({});
      goTo(`${address()}?over`, { replace: true });
      queries.clear();
    } catch (error) {
      setBusy(false);
      show({ message: textOf(error), tone: 'error', retry: () => void leave() });
    }
  };
  return { leave, busy };
}
