import { useCallback, useEffect, useState } from 'react';
import { addressOf } from '../shell/address.js';
import { api, queries } from '../shell/client.js';
import { goTo } from '../shell/place.js';

export type EnteringState =
  | { name: 'looking' }
  | { name: 'failed'; error: unknown }
  | { name: 'ready'; kind: 'sign_in' | 'invite' | null }
  | { name: 'used' | 'expired' | 'other_browser' };

export type Entering = ReturnType<typeof useEntering>;

/** What a mailed link is worth, and its use. The token stands behind the `#`, which no server is sent. */
export function useEntering(organisation: string) {
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<EnteringState>({ name: 'looking' });
  const [busy, setBusy] = useState(false);
  const look = useCallback(async () => {
    if (!token) return setState({ name: 'expired' });
    setState({ name: 'looking' });
    try {
      const { state: name, kind } = await api.entry.look.mutate({ organisation, token });
      setState(name === 'ready' ? { name, kind } : { name });
    } catch (error) {
      setState({ name: 'failed', error });
    }
  }, [organisation, token]);
  useEffect(() => void look(), [look]);
  const enter = async (): Promise<void> => {
    setBusy(true);
    try {
      const { state: name } = await api.entry.enter.mutate({ organisation, token });
      if (name !== 'entered') return setState({ name });
      queries.clear();
      goTo(addressOf(organisation), { replace: true });
    } catch (error) {
      setState({ name: 'failed', error });
    } finally {
      setBusy(false);
    }
  };
  return { state, busy, look: () => void look(), enter };
}
