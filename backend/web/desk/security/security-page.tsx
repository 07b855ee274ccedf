import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.js';
import { DevicesSection } from './devices.js';
import { LinkedAccountsSection } from './linked-accounts.js';
import { PasskeysSection } from './passkeys.js';
import { PasswordSection } from './password.js';
import { SecondFactorSection } from './second-factor.js';

/** How one signs in, and where one is signed in. */
export function SecurityPage() {
  const { t } = useTranslation('desk');
  return (
    <Page title={t('sections.security')}>
      <div className="flex flex-col gap-10">
        <PasswordSection />
        <SecondFactorSection />
        <PasskeysSection />
        <LinkedAccountsSection />
        <DevicesSection />
      </div>
    </Page>
  );
}
