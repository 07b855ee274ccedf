import { QueryClientProvider } from '@tanstack/react-query';
import { ApiProvider } from '@threadline/shared/api';
import { createI18n } from '@threadline/shared/i18n/setup';
import { uiArea } from '@threadline/shared/i18n/ui-area';
import { CrashBoundary } from '@threadline/shared/ui/crash-boundary';
import { UiProvider } from '@threadline/shared/ui/ui-provider';
import { I18nextProvider } from 'react-i18next';
import { ProofDialog } from '../../desk/proof/proof-dialog.js';
import { api, queries, sessionEnd } from '../../desk/shell/client.js';
import { CrashPage } from '../../desk/shell/crash-page.js';
import { Session } from '../../desk/shell/session.js';
import { readLanguage } from '../../desk/shell/settings.js';
import { ShellSkeleton } from '../../desk/shell/shell-skeleton.js';
import { deskWords, reportsArea } from '../locales/reports-area.js';
import { Frame } from './frame.js';
import { toSignIn } from './to-sign-in.js';

const i18n = createI18n({
  language: readLanguage(),
  resources: { ui: uiArea, desk: deskWords, reports: reportsArea },
});

sessionEnd.tell = toSignIn;

/** All that managers read: texts, reads, keyboard and pages. */
export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <ApiProvider queryClient={queries} trpcClient={api}>
          <UiProvider>
            <CrashBoundary crashed={<CrashPage />}>
              <Session signedOut={<ShellSkeleton />}>
                <Frame />
                <ProofDialog />
              </Session>
            </CrashBoundary>
          </UiProvider>
        </ApiProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
