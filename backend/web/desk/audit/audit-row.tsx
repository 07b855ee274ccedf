import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '@threadline/shared/audit/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { classNames } from '@threadline/shared/ui/class-names';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { ChevronDownIcon } from '@threadline/shared/ui/icons/navigation';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Narrow } from './audit-search.js';
import { pageOf, tabOf, useActionWords } from './audit-words.js';
import { EntryFacts } from './entry-facts.js';

export interface AuditRowProps {
  entry: AuditEntry;
  narrow: Narrow;
}

/** One entry: who did what, when and from where; everything else it says is a press away. */
export function AuditRow({ entry, narrow }: AuditRowProps) {
  const { t } = useTranslation('audit');
  const [open, setOpen] = useState(false);
  const factsId = useId();
  const who = useWho(entry);
  const words = useActionWords()(entry.action);
  const label = open ? t('lessOf', { what: words }) : t('moreOf', { what: words });
  return (
    <div className="px-3 py-2 hover:bg-hover">
      <div className="flex items-start gap-3">
        <span className="pt-0.5">
          <Avatar name={who} size={24} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="break-words">
            <span className="font-medium">{words}</span>
            {entry.subject.name && entry.subject.id !== entry.actor?.id ? (
              <span className="text-soft"> · {entry.subject.name}</span>
            ) : null}
          </p>
          <p className="flex flex-wrap gap-x-2 text-faint text-small">
            <span className="text-soft">{who}</span>
            <Place entry={entry} />
            <Source entry={entry} />
          </p>
        </div>
        <RelativeTime at={entry.at} className="shrink-0 pt-0.5 text-faint text-small" />
        <IconButton
          small
          data-row
          label={label}
          aria-expanded={open}
          aria-controls={factsId}
          icon={<ChevronDownIcon className={classNames('transition-transform', open && 'rotate-180')} />}
          onClick={() => setOpen(!open)}
        />
      </div>
      <div id={factsId}>{open ? <EntryFacts entry={entry} narrow={narrow} /> : null}</div>
    </div>
  );
}

function useWho({ actor }: AuditEntry): string {
  const { t } = useTranslation('audit');
  if (!actor) return t('theProduct');
  return actor.name ?? t('somebody');
}

/** The page on which it can be seen. */
function Place({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const classes = 'text-accent-ink hover:underline';
  const page = pageOf(entry);
  if (entry.customer) {
    const { id, name } = entry.customer;
    const tab = tabOf(entry);
    return (
      <Link
        to="/customers/$customerId"
        params={{ customerId: id }}
        search={tab === 'timeline' ? {} : { tab }}
        className={classes}
      >
        {name}
      </Link>
    );
  }
  if (!page) return null;
  return (
    <Link to={page} className={classes}>
      {t(`pages.${page}`)}
    </Link>
  );
}

function Source({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const by = entry.credential?.name;
  // The product itself needs no word of how it came in.
  if (!entry.actor && entry.via === 'system') return null;
  return (
    <>
      <span>{by ? t('viaNamed', { via: t(`vias.${entry.via}`), name: by }) : t(`vias.${entry.via}`)}</span>
      {entry.ip ? <span>{t('fromAddress', { ip: entry.ip })}</span> : null}
    </>
  );
}
