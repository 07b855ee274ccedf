import { type FormEvent, useEffect, useId, useState } from 'react';
import { forgetTokens } from './background/token-store.js';
import './options.css';
import { backendUrlKey, defaultBackendUrl, parseBackendUrl, readBackendUrl } from './settings/backend-url.js';

type Outcome = 'optionsSaved' | 'optionsInvalid' | 'optionsRefused' | null;

/** The extension's settings: which server it talks to. */
export default function Options() {
  const [address, setAddress] = useState('');
  const [outcome, setOutcome] = useState<Outcome>(null);
  const field = useId();
  useEffect(() => {
    document.title = text('optionsTitle');
    document.documentElement.lang = chrome.i18n.getUILanguage();
    void readBackendUrl().then(setAddress);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saveBackendUrl(address).then(setOutcome);
  };
  return (
    <main>
      <h1>{text('optionsTitle')}</h1>
      <form onSubmit={submit}>
        <label htmlFor={field}>{text('optionsServer')}</label>
        <input
          id={field}
          type="text"
          inputMode="url"
          spellCheck={false}
          aria-describedby={`${field}-hint`}
          aria-invalid={outcome === 'optionsInvalid'}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <p id={`${field}-hint`}>{text('optionsHint')}</p>
        <button type="submit">{text('optionsSave')}</button>{' '}
        <button type="button" className="quiet" onClick={() => setAddress(defaultBackendUrl)}>
          {text('optionsDefault')}
        </button>
        <p role="status">{outcome ? text(outcome) : ''}</p>
      </form>
    </main>
  );
}

/** Changes the server after Chrome has been allowed to reach it; tokens of the old one are forgotten. */
async function saveBackendUrl(typed: string): Promise<Outcome> {
  const address = parseBackendUrl(typed);
  if (!address) return 'optionsInvalid';
  const allowed = await chrome.permissions.request({ origins: [`${new URL(address).origin}/*`] });
  if (!allowed) return 'optionsRefused';
  await forgetTokens();
  await chrome.storage.local.set({ [backendUrlKey]: address });
  return 'optionsSaved';
}

function text(name: string): string {
  return chrome.i18n.getMessage(name);
}
