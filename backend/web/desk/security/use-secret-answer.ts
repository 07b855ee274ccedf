import type { Api } from '@threadline/shared/api';
import { useState } from 'react';
import { useWrite, type WriteOptions } from '../writing/use-write.js';

/** A write whose answer is shown once and then forgotten. */
export function useSecretAnswer<Answer>(send: (api: Api, options: WriteOptions) => Promise<Answer>) {
  const write = useWrite();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    answer,
    busy,
    forget: () => setAnswer(null),
    send: async () => {
      setBusy(true);
      const written = await write({ send, touches: { about: 'sign_in' } });
      setBusy(false);
      setAnswer(written.answer);
    },
  };
}
