import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '../../timeline/schema.js';
import { classNames } from '../../ui/class-names.js';
import { iconOf } from '../../ui/icons/timeline-kind.js';
import { MeetingWhen } from '../../ui/meeting-words.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { eventKey } from './event-key.js';
import { ItemDetails } from './item-details.js';

export interface TimelineRowProps {
  item: TimelineItem;
  open: boolean;
  onToggle: () => void;
}

export function TimelineRow({ item, open, onToggle }: TimelineRowProps) {
  const { t } = useTranslation('panel');
  const KindIcon = iconOf(item.kind);
  const event = eventKey(item.event);
  const who = item.actor?.name ?? item.from;
  // An open mail begins with who wrote to whom.
  const tellsItself = open && item.kind === 'email' && item.threadId !== null;
  const detail = [who, event && t(`events.${event}`)].filter(Boolean).join(' · ');
  return (
    <div className="rounded-md px-1 hover:bg-hover focus-within:bg-hover">
      <button
        type="button"
        data-row
        data-act="e"
        aria-expanded={open}
        onClick={onToggle}
        className="flex w-full cursor-pointer items-start gap-2 py-1 text-left"
      >
        <span className="flex h-lh items-center text-faint">
          <KindIcon size={14} title={t(`kinds.${item.kind}`)} />
        </span>
        <span className="min-w-0 flex-1">
          <span className={classNames('break-words', !open && 'line-clamp-2')}>
            {item.title || t(`kinds.${item.kind}`)}
          </span>
          {item.meeting ? <MeetingWhen meeting={item.meeting} className="block text-small text-soft" /> : null}
          {tellsItself ? null : <span className="block truncate text-faint text-small">{detail || item.preview}</span>}
        </span>
        <RelativeTime at={item.at} className="shrink-0 text-faint text-small leading-(--text-body--line-height)" />
      </button>
      {open && (
        <div className="pr-1 pb-2 pl-5.5">
          <ItemDetails item={item} />
        </div>
      )}
    </div>
  );
}
