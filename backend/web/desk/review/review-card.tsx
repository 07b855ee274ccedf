import type { ReviewGroup } from '@threadline/shared/review/schema';
import { Button } from '@threadline/shared/ui/button';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { classNames } from '@threadline/shared/ui/class-names';
import { LinkIcon, PlusIcon } from '@threadline/shared/ui/icons/actions';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';

export interface ReviewCardProps {
  group: ReviewGroup;
  selected: boolean;
  /** One of several that are decided about together. */
  chosen: boolean;
  onChoose: () => void;
  onSelect: () => void;
  onCreate: () => void;
  onLink: () => void;
  onIgnore: () => void;
}

/** The senders of one domain with samples of their mail, and the three ways to decide. */
export function ReviewCard(props: ReviewCardProps) {
  const { group, selected, chosen, onChoose, onSelect, onCreate, onLink, onIgnore } = props;
  const { t } = useTranslation(['desk', 'linking']);
  return (
    <section
      data-review-group
      tabIndex={-1}
      aria-label={group.key}
      onFocus={onSelect}
      onMouseEnter={onSelect}
      className={classNames(
        // Below the bar of what is chosen, which stays in front.
        'flex scroll-mt-44 flex-col gap-3 rounded-md border bg-surface p-4 outline-none sm:scroll-mt-16',
        selected ? 'border-accent' : 'border-line',
      )}
    >
      <header className="flex flex-wrap items-center gap-x-3">
        <Checkbox
          hideLabel
          label={t('linking:review.choose', { key: group.key })}
          checked={chosen}
          onChange={onChoose}
        />
        <h2 className="min-w-0 break-all font-semibold text-title">{group.key}</h2>
        <p className="text-faint text-small">
          {t('review.threads', { count: group.threadCount })}
          {group.latestAt ? (
            <>
              {' · '}
              <RelativeTime at={group.latestAt} />
            </>
          ) : null}
        </p>
      </header>
      {group.known && group.suggestion ? (
        <p className="text-soft">{t('linking:review.known', { name: group.suggestion.name })}</p>
      ) : null}
      <Samples group={group} />
      <footer className="flex flex-wrap gap-2">
        <Button icon={<PlusIcon />} shortcut={selected ? 'c' : undefined} onClick={onCreate}>
          {t('review.create')}
        </Button>
        <Button icon={<LinkIcon />} shortcut={selected ? 'l' : undefined} onClick={onLink}>
          {group.suggestion ? t('review.linkTo', { name: group.suggestion.name }) : t('review.link')}
        </Button>
        <Button variant="quiet" shortcut={selected ? 'i' : undefined} onClick={onIgnore}>
          {t('review.ignore')}
        </Button>
      </footer>
    </section>
  );
}

function Samples({ group }: { group: ReviewGroup }) {
  const { t } = useTranslation(['desk', 'linking']);
  const senders = group.senders.map(({ name, address }) => (name ? `${name} <${address}>` : address));
  return (
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      <ul aria-label={t('review.senders')} className="min-w-0 text-soft">
        {senders.slice(0, 4).map((sender) => (
          <li key={sender} className="truncate">
            {sender}
          </li>
        ))}
        {senders.length > 4 ? (
          <li className="text-faint">{t('review.moreSenders', { count: senders.length - 4 })}</li>
        ) : null}
      </ul>
      <ul aria-label={t('review.subjects')} className="min-w-0 text-soft">
        {group.threads.slice(0, 4).map((thread) => (
          <li key={thread.id} className="truncate">
            {thread.subject || t('mail.noSubject')}
          </li>
        ))}
      </ul>
    </div>
  );
}
