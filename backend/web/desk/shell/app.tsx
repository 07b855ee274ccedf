import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ApiProvider } from '@threadline/shared/api';
import { createI18n } from '@threadline/shared/i18n/setup';
import { uiArea } from '@threadline/shared/i18n/ui-area';
import { UiProvider } from '@threadline/shared/ui/ui-provider';
import { I18nextProvider } from 'react-i18next';
import { deskArea } from '../locales/desk-area.js';
import { ProofDialog } from '../proof/proof-dialog.js';
import { api, queries, sessionEnd } from './client.js';
import { router } from './routes.js';
import { readLanguage } from './settings.js';

const i18n = createI18n({ language: readLanguage(), resources: { ui: uiArea, desk: deskArea } });

sessionEnd.tell = () => {
  const { pathname, href } = router.history.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href } });
};

/** The whole desk: texts, reads, keyboard and pages. */
export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <ApiProvider queryClient={queries} trpcClient={api}>
          <UiProvider>
            <RouterProvider router={router} />
            <ProofDialog />
          </UiProvider>
        </ApiProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
