import { useQuery } from '@tanstack/react-query';
import type { PortalHome } from '@threadline/shared/portal/schema';
import { useTranslation } from 'react-i18next';
import { ConversationItem } from '../conversations/conversation-item.js';
import { DocumentItem } from '../documents/document-item.js';
import { PeopleList } from '../people/people-list.js';
import type { PageName } from '../shell/address.js';
import { Card, useTitle } from '../shell/card.js';
import { PlaceLink } from '../shell/place.js';
import { homeRead } from '../shell/reads.js';
import { Shown } from '../shell/states.js';
import { useNotingVisit } from '../shell/use-noting-visit.js';
import { useAddress, useVisitor } from '../shell/visit.js';
import { TaskItem } from '../tasks/task-item.js';
import { Changes } from './changes.js';
import { NextThing } from './next-thing.js';
import { Progress } from './progress.js';
import { Welcome } from './welcome.js';

/** What comes next, how far things are, and what has changed. */
export function HomePage() {
  const { t } = useTranslation('portal');
  const { firstName, company } = useVisitor();
  const home = useQuery(homeRead);
  useTitle(t('pages.home'));
  useNotingVisit(home.data !== undefined);
  return (
    <>
      <header className="pb-4">
        <h1 className="break-words font-semibold text-heading">{t('home.hello', { name: firstName })}</h1>
        <p className="break-words text-soft">{company.name}</p>
      </header>
      <Shown read={home}>{(data) => <Home home={data} />}</Shown>
    </>
  );
}

/** One column on a phone, in the order of use; on a wider screen the facts stand beside what is to be done. */
function Home({ home }: { home: PortalHome }) {
  return (
    <div
      data-home
      className="grid grid-cols-1 items-start gap-4 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] md:grid-rows-[auto_1fr]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <NextThing next={home.nextThing} />
        <Welcome />
      </div>
      <div className="flex min-w-0 flex-col gap-4 md:row-span-2">
        <Progress progress={home.progress} today={home.today} />
        <Changes sinceLastVisit={home.sinceLastVisit} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Tasks tasks={home.tasks} />
        <Conversations conversations={home.conversations} />
        <Documents documents={home.documents} />
        <People people={home.people} />
      </div>
    </div>
  );
}

const shownTasks = 6;
const shownOthers = 4;

function Tasks({ tasks }: Pick<PortalHome, 'tasks'>) {
  const { t } = useTranslation('portal');
  if (tasks.length === 0) return null;
  return (
    <Card title={t('pages.tasks')} action={<All page="tasks" />}>
      <ul className="divide-y divide-line">
        {tasks.slice(0, shownTasks).map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
    </Card>
  );
}

function Conversations({ conversations }: Pick<PortalHome, 'conversations'>) {
  const { t } = useTranslation('portal');
  if (conversations.length === 0) return null;
  return (
    <Card title={t('pages.conversations')} action={<All page="conversations" />}>
      <ul className="divide-y divide-line">
        {conversations.slice(0, shownOthers).map((conversation) => (
          <ConversationItem key={conversation.id} conversation={conversation} />
        ))}
      </ul>
    </Card>
  );
}

function Documents({ documents }: Pick<PortalHome, 'documents'>) {
  const { t } = useTranslation('portal');
  if (documents.length === 0) return null;
  return (
    <Card title={t('pages.documents')} action={<All page="documents" />}>
      <ul className="divide-y divide-line">
        {documents.slice(0, shownOthers).map((document) => (
          <DocumentItem key={document.id} document={document} />
        ))}
      </ul>
    </Card>
  );
}

function People({ people }: Pick<PortalHome, 'people'>) {
  const { t } = useTranslation('portal');
  if (people.length === 0) return null;
  return (
    <Card title={t('people.title')}>
      <PeopleList people={people.slice(0, shownOthers)} />
    </Card>
  );
}

function All({ page }: { page: PageName }) {
  const { t } = useTranslation('portal');
  const address = useAddress();
  return (
    <PlaceLink
      href={address(page)}
      aria-label={`${t('home.all')}: ${t(`pages.${page}`)}`}
      className="-mr-2 inline-flex min-h-11 items-center rounded-md px-2 text-accent-ink hover:bg-hover"
    >
      {t('home.all')}
    </PlaceLink>
  );
}
