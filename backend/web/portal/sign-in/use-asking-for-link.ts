import { useState } from 'react';
import { api } from '../shell/client.js';
import { readFailure, useFailureText } from '../shell/failure.js';
import { readLanguage } from '../shell/language.js';

export type AskingForLink = ReturnType<typeof useAskingForLink>;

/** Asks for a link by mail. What was typed stays, whatever comes back. */
export function useAskingForLink(organisation: string) {
  const textOf = useFailureText();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const [sent, setSent] = useState<{ minutes: number } | null>(null);
  const [again, setAgain] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (!/^\S+@\S+\.\S+$/.test(address.trim())) return setWrong(true);
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await api.entry.request.mutate({
        organisation,
        address: address.trim(),
        language: readLanguage(),
      });
      setAgain(sent !== null);
      setSent(answer);
    } catch (error) {
      if (readFailure(error).code === 'invalid') setWrong(true);
      else setRefusal(textOf(error));
    }
    setBusy(false);
  };
  const write = (typed: string) => {
    setAddress(typed);
    setWrong(false);
  };
  const restart = () => {
    setSent(null);
    setAgain(false);
    setRefusal(null);
  };
  return { address, write, wrong, sent, again, refusal, busy, send, restart };
}
