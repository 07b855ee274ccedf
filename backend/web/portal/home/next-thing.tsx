import type { PortalHome, PortalTask } from '@threadline/shared/portal/schema';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { CheckIcon } from '@threadline/shared/ui/icons/actions';
import { RelativeDay } from '@threadline/shared/ui/relative-time';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceLink } from '../shell/place.js';
import { useAddress } from '../shell/visit.js';
import { useTaskDoing } from '../tasks/use-task-doing.js';

type Next = NonNullable<PortalHome['nextThing']>;

/** The one next thing for the visitor, and the one button that does it. */
export function NextThing({ next }: { next: Next | null }) {
  const { t } = useTranslation('portal');
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-1 rounded-md border border-line border-l-4 border-l-accent bg-surface px-4 py-4 md:px-5"
    >
      <h2 id={id} className="font-medium text-accent-ink text-small">
        {t('home.next')}
      </h2>
      {next === null ? <Nothing /> : next.kind === 'task' ? <NextTask task={next.task} /> : <NextToRead next={next} />}
    </section>
  );
}

function Nothing() {
  const { t } = useTranslation('portal');
  return (
    <>
      <p className="font-semibold text-title">{t('home.nothing')}</p>
      <p className="text-soft">{t('home.nothingHint')}</p>
    </>
  );
}

function NextTask({ task }: { task: PortalTask }) {
  const { t } = useTranslation('portal');
  const { complete } = useTaskDoing();
  const done = task.state === 'done';
  return (
    <>
      <p className="break-words font-semibold text-title">{task.title}</p>
      {task.text ? <p className="whitespace-pre-wrap break-words text-soft">{task.text}</p> : null}
      {task.dueOn ? (
        <p className={task.overdue ? 'font-medium text-danger-ink' : 'text-soft'}>
          {t('tasks.due')} <RelativeDay on={task.dueOn} />
          {task.overdue ? `, ${t('tasks.overdue')}` : null}
        </p>
      ) : null}
      <Act>
        <Button
          variant="primary"
          icon={<CheckIcon />}
          disabled={done}
          onClick={() => void complete(task)}
          className="w-full md:w-auto"
        >
          {done ? t('tasks.states.done') : t('tasks.markDone')}
        </Button>
      </Act>
    </>
  );
}

function NextToRead({ next }: { next: Exclude<Next, { kind: 'task' }> }) {
  const { t } = useTranslation('portal');
  const address = useAddress();
  const look = `${buttonClasses('primary')} w-full md:w-auto`;
  if (next.kind === 'conversation') {
    const { id, subject, latestFrom, preview } = next.conversation;
    return (
      <>
        <p className="break-words font-semibold text-title">{subject || t('conversations.noSubject')}</p>
        <p className="text-soft">{t('home.newMessage', { name: latestFrom })}</p>
        <p className="line-clamp-3 break-words text-soft">{preview}</p>
        <Act>
          <PlaceLink href={address('conversations', id)} className={look}>
            {t('home.read')}
          </PlaceLink>
        </Act>
      </>
    );
  }
  const { name, downloadUrl } = next.document;
  return (
    <>
      <p className="break-words font-semibold text-title">{name}</p>
      <p className="text-soft">{t('home.newDocument')}</p>
      <Act>
        <a href={downloadUrl} download={name} className={look}>
          {t('home.download')}
        </a>
      </Act>
    </>
  );
}

function Act({ children }: { children: ReactNode }) {
  return <div className="pt-2">{children}</div>;
}
