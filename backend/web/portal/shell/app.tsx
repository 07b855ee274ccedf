import { QueryClientProvider } from '@tanstack/react-query';
import { createI18n } from '@threadline/shared/i18n/setup';
import { uiArea } from '@threadline/shared/i18n/ui-area';
import { CrashBoundary } from '@threadline/shared/ui/crash-boundary';
import { UiProvider } from '@threadline/shared/ui/ui-provider';
import { I18nextProvider } from 'react-i18next';
import { portalArea } from '../locales/portal-area.js';
import { queries } from './client.js';
import { CrashPage } from './crash-page.js';
import { readLanguage } from './language.js';
import { Portal } from './portal.js';

const i18n = createI18n({ language: readLanguage(), resources: { ui: uiArea, portal: portalArea } });

/** The whole portal: texts, reads and pages. */
export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <UiProvider>
          <CrashBoundary crashed={<CrashPage />}>
            <Portal />
          </CrashBoundary>
        </UiProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
