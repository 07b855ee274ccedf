import type { AuditEntry } from '@threadline/shared/audit/schema';
import { Button } from '@threadline/shared/ui/button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tellFacts } from './audit-facts.js';
import type { Narrow } from './audit-search.js';
import { factText, useFactSpeech } from './audit-words.js';

export interface EntryFactsProps {
  entry: AuditEntry;
  narrow: Narrow;
}

/** What the entry says in words, what was recorded letter by letter, and what else the log can be asked about it. */
export function EntryFacts({ entry, narrow }: EntryFactsProps) {
  const { t } = useTranslation('audit');
  const told = tellFacts(entry.details, useFactSpeech()).filter(
    ({ name, text }) => name !== 'name' || text !== entry.subject.name,
  );
  const { actor, subject } = entry;
  return (
    <div className="flex flex-col gap-3 pt-2 pb-1 pl-9">
      {told.length > 0 ? (
        <FactList>
          {told.map(({ name, text }) => (
            <Fact key={name} name={t(`facts.${name}`)}>
              {text}
            </Fact>
          ))}
        </FactList>
      ) : null}
      <AsRecorded entry={entry} />
      <div className="flex flex-wrap gap-2">
        {actor ? (
          <Button size="small" onClick={() => narrow({ person: actor.id })}>
            {t('onlyPerson')}
          </Button>
        ) : null}
        <Button size="small" onClick={() => narrow({ about: subject.id })}>
          {t('onlyAbout')}
        </Button>
      </div>
    </div>
  );
}

function AsRecorded({ entry }: Pick<EntryFactsProps, 'entry'>) {
  const { t } = useTranslation('audit');
  const { action, details, requestId, subject } = entry;
  return (
    <details>
      <summary className="w-fit cursor-pointer py-1 text-small text-soft">{t('recorded')}</summary>
      <FactList>
        {Object.entries(details).map(([name, value]) => (
          <Fact key={name} name={name}>
            {factText(value)}
          </Fact>
        ))}
        <Fact name={t('about')}>
          {subject.type} {subject.id}
        </Fact>
        <Fact name={t('action')}>{action}</Fact>
        {requestId ? <Fact name={t('request')}>{requestId}</Fact> : null}
      </FactList>
    </details>
  );
}

function FactList({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[minmax(5rem,auto)_1fr] gap-x-4 gap-y-1 text-small">{children}</dl>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 break-words text-soft">{children}</dd>
    </>
  );
}
