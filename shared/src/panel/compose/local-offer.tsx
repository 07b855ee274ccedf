import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { usePanel } from '../panel-context.js';
import { declineSnippets, keepSnippets, readSnippets, type Snippet } from './local-snippets.js';
import type { Canned } from './use-canned.js';

const key = ['local-snippets'];

/** Texts that lie in this mail client alone are brought to the server once, if their owner wants that. */
export function LocalOffer({ carryOut }: Pick<Canned, 'carryOut'>) {
  const { t } = useTranslation('panel');
  const { host, me, queries } = usePanel();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({ queryKey: key, queryFn: () => readSnippets(host.storage, me.person.id) });
  if (!data || data.length === 0) return null;
  const bringOver = async () => {
    setBusy(true);
    let left: Snippet[] = [...data];
    for (const { id, title, text } of data) {
      const said = { title: title.slice(0, 120) || text.slice(0, 40), body: text, language: null };
      if (!(await carryOut((api) => api.cannedResponses.create.mutate(said)))) break;
      left = left.filter((one) => one.id !== id);
      // One by one: what is on the server is never brought over twice.
      await keepSnippets(host.storage, me.person.id, left);
    }
    queries.setQueryData(key, left);
    setBusy(false);
  };
  const decline = async () => {
    await declineSnippets(host.storage, me.person.id);
    queries.setQueryData(key, []);
  };
  const actions = (
    <span className="flex flex-wrap gap-1">
      <Button size="small" busy={busy} onClick={() => void bringOver()}>
        {t('compose.bringOver')}
      </Button>
      <Button size="small" variant="quiet" onClick={() => void decline()}>
        {t('compose.leaveThem')}
      </Button>
    </span>
  );
  return (
    <InlineNotice tone="info" action={actions} className="mb-2">
      {t('compose.localOnly', { count: data.length })}
    </InlineNotice>
  );
}
