import type { Visitor } from '@threadline/shared/portal/schema';
import { buttonClasses } from '@threadline/shared/ui/button';
import { ClockProvider } from '@threadline/shared/ui/clock';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { HomePage } from '../home/home-page.js';
import type { Place } from './address.js';
import { applyBrand } from './brand.js';
import { Page } from './card.js';
import { Frame } from './frame.js';
import { keepLanguage } from './language.js';
import { PlaceLink } from './place.js';
import { Nothing } from './states.js';
import { useAddress, VisitorContext } from './visit.js';

const TasksPage = lazy(async () => ({ default: (await import('../tasks/tasks-page.js')).TasksPage }));
const ConversationsPage = lazy(async () => ({
  default: (await import('../conversations/conversations-page.js')).ConversationsPage,
}));
const ConversationPage = lazy(async () => ({
  default: (await import('../conversations/conversation-page.js')).ConversationPage,
}));
const DocumentsPage = lazy(async () => ({ default: (await import('../documents/documents-page.js')).DocumentsPage }));
const PeoplePage = lazy(async () => ({ default: (await import('../people/people-page.js')).PeoplePage }));
const SettingsPage = lazy(async () => ({ default: (await import('../settings/settings-page.js')).SettingsPage }));

/** The pages of a signed-in visitor, in the organisation's colours and the visitor's language. */
export function Visit({ visitor, place }: { visitor: Visitor; place: Place }) {
  const { i18n } = useTranslation('portal');
  const { brand, timeZone, settings } = visitor;
  useEffect(() => applyBrand(brand), [brand]);
  useEffect(() => {
    keepLanguage(settings.language);
    if (i18n.language !== settings.language) void i18n.changeLanguage(settings.language);
  }, [i18n, settings.language]);
  return (
    <VisitorContext value={visitor}>
      <ClockProvider timeZone={timeZone}>
        <Frame place={place}>
          <Suspense fallback={<SkeletonList rows={5} />}>
            <VisitedPage place={place} />
          </Suspense>
        </Frame>
      </ClockProvider>
    </VisitorContext>
  );
}

function VisitedPage({ place }: { place: Place }) {
  if (place.page === 'home') return <HomePage />;
  if (place.page === 'tasks') return <TasksPage />;
  if (place.page === 'conversations') return <ConversationsPage />;
  if (place.page === 'conversation') {
    return <ConversationPage key={place.conversationId} conversationId={place.conversationId} />;
  }
  if (place.page === 'documents') return <DocumentsPage />;
  if (place.page === 'people') return <PeoplePage />;
  if (place.page === 'settings') return <SettingsPage />;
  return <NoPage />;
}

function NoPage() {
  const { t } = useTranslation('portal');
  const address = useAddress();
  return (
    <Page title={t('states.noPage')}>
      <Nothing title={t('states.noPageHint')} />
      <p className="text-center">
        <PlaceLink href={address()} className={buttonClasses()}>
          {t('states.toHome')}
        </PlaceLink>
      </p>
    </Page>
  );
}
