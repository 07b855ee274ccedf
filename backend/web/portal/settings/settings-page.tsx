import type { PortalSettings } from '@threadline/shared/portal/schema';
import { Button } from '@threadline/shared/ui/button';
import { SignOutIcon } from '@threadline/shared/ui/icons/people';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useTranslation } from 'react-i18next';
import { Card, Page } from '../shell/card.js';
import { useLeaving } from '../shell/use-leaving.js';
import { useVisitor } from '../shell/visit.js';
import { Company } from './company.js';
import { Installing } from './installing.js';
import { useKeepingAll } from './use-keeping-all.js';
import { useSettings } from './use-settings.js';

// Written out, since the schema that names them weighs more than this page.
const rhythms: readonly PortalSettings['digest'][] = ['daily', 'weekly', 'off'];
const languages: readonly { value: PortalSettings['language']; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

/** What the visitor decides alone: language, summaries by mail, and leaving. */
export function SettingsPage() {
  const { t } = useTranslation('portal');
  const { name, settings } = useVisitor();
  const { save } = useSettings();
  const { leave, busy } = useLeaving();
  const keeping = useKeepingAll();
  return (
    <Page title={t('pages.settings')}>
      <div className="flex max-w-140 flex-col gap-4">
        <div className="flex flex-col gap-4 rounded-md border border-line bg-surface p-4">
          <SelectField
            label={t('settings.language')}
            value={settings.language}
            onChange={(language) => void save({ language })}
            options={languages}
          />
          <SelectField
            label={t('settings.digest')}
            hint={t('settings.digestHint')}
            value={settings.digest}
            onChange={(digest) => void save({ digest })}
            options={rhythms.map((value) => ({ value, label: t(`settings.${value}`) }))}
          />
          <Company />
        </div>
        <Installing />
        <Card title={t('settings.export')}>
          <p className="pb-3 text-soft">{t('settings.exportHint')}</p>
          <Button busy={keeping.busy} onClick={() => void keeping.keep()}>
            {t('settings.exportGet')}
          </Button>
        </Card>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0 break-words text-soft">{t('settings.signedInAs', { name })}</p>
          <Button icon={<SignOutIcon />} busy={busy} onClick={() => void leave()}>
            {t('frame.signOut')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
