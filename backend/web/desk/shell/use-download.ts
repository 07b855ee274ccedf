import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useFailureText } from './failure-state.js';

interface Download<Answer> {
  /** Asks whether it may be; a refusal is said on the page, where the file itself could say nothing. */
  ask: () => Promise<Answer>;
  address: string;
  begun: (answer: Answer) => string;
}

/** Takes a file that comes straight from the browser, once the server has said that it may be taken. */
export function useDownload<Answer>({ ask, address, begun }: Download<Answer>) {
  const { show } = useToasts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const failure = useFailureText(error);
  const take = async () => {
    setBusy(true);
    setError(null);
    try {
      const answer = await ask();
      location.assign(address);
      show({ message: begun(answer) });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return { take: () => void take(), busy, refusal: error ? failure : null };
}
