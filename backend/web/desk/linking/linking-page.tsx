import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { Tabs } from '@threadline/shared/ui/tabs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { AddRuleDialog } from './add-rule-dialog.js';
import { AskedOffer } from './asked-offer.js';
import { BatchList } from './batch-list.js';
import { linkingArea } from './linking-area.js';
import { RelinkOffer } from './relink-offer.js';
import { RuleList } from './rule-list.js';
import type { RelinkAbout } from './use-linking.js';

/** Rules for senders, and the batches in which older conversations went to customers. */
export function LinkingPage() {
  useArea('linking', linkingArea);
  const { t } = useTranslation(['desk', 'linking']);
  const { tab, customer, domain, address, ...filter } = useSearch({ from: '/desk/linking' });
  const navigate = useNavigate({ from: '/linking' });
  const [adding, setAdding] = useState(false);
  const [offered, setOffered] = useState<RelinkAbout | null>(null);
  const add = (
    <Button variant="primary" icon={<PlusIcon />} onClick={() => setAdding(true)}>
      {t('linking:add')}
    </Button>
  );
  return (
    <Page title={t('sections.linking')} actions={add}>
      <p className="pb-4 text-soft">{t('linking:explanation')}</p>
      {offered ? <RelinkOffer about={offered} onDone={() => setOffered(null)} /> : null}
      {customer ? <AskedOffer customerId={customer} domain={domain} address={address} /> : null}
      <Tabs
        label={t('sections.linking')}
        value={tab ?? 'rules'}
        onChange={(value) => void navigate({ search: value === 'batches' ? { tab: 'batches' } : {} })}
        tabs={[
          { value: 'rules', label: t('linking:rules'), content: <RuleList filter={filter} /> },
          { value: 'batches', label: t('linking:batches'), content: <BatchList /> },
        ]}
      />
      {adding ? <AddRuleDialog onClose={() => setAdding(false)} onMade={setOffered} /> : null}
    </Page>
  );
}
