import { useSearch } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskSession } from '../shell/desk-session.js';
import { useMe } from '../shell/me.js';
import { usePageTitle } from '../shell/page.js';
import { askToApprove } from './ask-to-approve.js';
import { type ApprovalRequest, approvalOf, programNames } from './authorise-request.js';

/** Lets a program act as the person who is signed in, if they say so. */
export function AuthorisePage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('authorise.title'));
  const request = approvalOf(useSearch({ from: '/oauth/authorize' }));
  if (!request) return <Sentence>{t('authorise.incomplete')}</Sentence>;
  return (
    <DeskSession>
      <Consent request={request} />
    </DeskSession>
  );
}

function Consent({ request }: { request: ApprovalRequest }) {
  const { t } = useTranslation('desk');
  const { person, organisation } = useMe();
  const [state, setState] = useState<'asked' | 'busy' | 'given' | 'refused'>('asked');
  const [trouble, setTrouble] = useState<string | null>(null);
  const program = programNames[request.clientId] ?? request.clientId;
  const approve = async () => {
    setState('busy');
    const answer = await askToApprove(request);
    setState(answer.redirectTo ? 'given' : 'asked');
    setTrouble(answer.redirectTo ? null : answer.message || t('authorise.failed'));
    if (answer.redirectTo) location.assign(answer.redirectTo);
  };
  if (state === 'refused') return <Sentence>{t('authorise.refused', { program })}</Sentence>;
  if (state === 'given') return <Sentence>{t('authorise.given', { program })}</Sentence>;
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <section className="flex w-full max-w-100 flex-col gap-4 rounded-md border border-line bg-surface p-6">
        <img src="/favicon.svg" alt="" width={32} height={32} />
        <h1 className="text-balance font-semibold text-title">
          {t('authorise.question', { program, name: person.name, organisation: organisation.name })}
        </h1>
        <p className="text-soft">{t('authorise.meaning')}</p>
        <p className="break-all text-faint text-small">
          {t('authorise.leadsTo', { host: hostOf(request.redirectUri) })}
        </p>
        {trouble ? <InlineNotice tone="error">{trouble}</InlineNotice> : null}
        <footer className="flex justify-end gap-2">
          <Button onClick={() => setState('refused')}>{t('authorise.cancel')}</Button>
          <Button variant="primary" busy={state === 'busy'} onClick={() => void approve()}>
            {t('authorise.allow')}
          </Button>
        </footer>
      </section>
    </main>
  );
}

// The server has not accepted the address before approval, so a refusal never leads there.
function Sentence({ children }: { children: string }) {
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <h1 className="max-w-90 text-balance text-center text-soft">{children}</h1>
    </main>
  );
}

function hostOf(address: string): string {
  return new URL(address).host;
}
