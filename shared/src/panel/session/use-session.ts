import { useCallback, useEffect, useState } from 'react';
import type { MailHost } from '../../mail-host/port.js';
import { forgetAnswers } from './last-known.js';
import { type Opening, openSession } from './open-session.js';

const askAgainAfter = 5000;

/** The session of whoever is signed in to this mail client; null while that is being found out. */
export function useSession(host: MailHost): { opening: Opening | null; reopen: () => void } {
  const [opening, setOpening] = useState<Opening | null>(null);
  const [attempt, setAttempt] = useState(0);
  const reopen = useCallback(() => setAttempt((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: An attempt opens the session anew.
  useEffect(() => {
    let current = true;
    let opened: Opening | null = null;
    const signedOut = () => current && setOpening({ state: 'signed_out' });
    void openSession(host, signedOut).then((next) => {
      opened = next;
      if (current) setOpening(next);
      else close(next);
    });
    return () => {
      current = false;
      if (opened) close(opened);
    };
  }, [host, attempt]);
  useEffect(
    () =>
      host.auth.onChange((signedIn) => {
        if (!signedIn) void forgetAnswers(host.storage);
        reopen();
      }),
    [host, reopen],
  );
  useEffect(() => {
    if (opening?.state !== 'unreachable') return;
    const timer = setTimeout(reopen, askAgainAfter);
    return () => clearTimeout(timer);
  }, [opening, reopen]);
  return { opening, reopen };
}

function close(opening: Opening): void {
  if (opening.state !== 'ready') return;
  const { queue, connection, drafts, queries } = opening.panel;
  opening.stopAsking();
  void drafts.save();
  queue.stop();
  connection.stop();
  queries.clear();
}
