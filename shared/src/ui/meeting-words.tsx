import { useTranslation } from 'react-i18next';
import { formatMeetingTime } from '../i18n/format-meeting-time.js';
import { meetingsArea } from '../i18n/meetings-area.js';
import { addArea } from '../i18n/setup.js';
import type { MeetingFacts } from '../meetings/schema.js';
import { useClock, useLocale } from './clock.js';

const order = ['accepted', 'declined', 'tentative', 'unanswered'] as const;
const mostNames = 8;

/** When a meeting is, in the time of where the reader is; a cancelled one is struck out. */
export function MeetingWhen({ meeting, className }: { meeting: MeetingFacts; className?: string }) {
  const { t } = useMeetingTexts();
  const { now, timeZone: usualZone } = useClock();
  const locale = useLocale();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const when = formatMeetingTime(meeting, { now, locale, timeZone, usualZone });
  return (
    <span className={className}>
      {meeting.state === 'cancelled' ? (
        <>
          <s>{when}</s> · {t('cancelled')}
        </>
      ) : (
        <time dateTime={meeting.startsAt}>{when}</time>
      )}
    </span>
  );
}

/** Where a meeting is, and who has said what to its invitation. */
export function MeetingPeople({ meeting: { place, people } }: { meeting: MeetingFacts }) {
  const { t } = useMeetingTexts();
  const groups = order
    .map((said) => ({ said, names: people.filter(({ attendance }) => attendance === said) }))
    .filter(({ names }) => names.length > 0);
  const list = (names: MeetingFacts['people']) => {
    const shown = names.slice(0, mostNames).map(({ name, address }) => name ?? address);
    const count = names.length - shown.length;
    return [...shown, ...(count > 0 ? [t('more', { count })] : [])].join(', ');
  };
  return (
    <div className="flex flex-col break-words text-faint text-small">
      {place ? <p>{t('place', { place })}</p> : null}
      {groups.map(({ said, names }) => (
        <p key={said}>{t('people', { said: t(`attendance.${said}`), names: list(names) })}</p>
      ))}
    </div>
  );
}

/** They are there as soon as a meeting is. */
function useMeetingTexts() {
  const { i18n } = useTranslation();
  if (!i18n.hasResourceBundle('en', 'meetings')) addArea(i18n, 'meetings', meetingsArea);
  return useTranslation('meetings');
}
