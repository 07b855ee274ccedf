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

interface MeetingPeopleProps {
  meeting: MeetingFacts;
  /** All of it in a row, and nothing of a meeting that does not take place; otherwise a line each. */
  inline?: boolean;
}

/** Where a meeting is, and who has said what to its invitation. */
export function MeetingPeople({ meeting: { place, people, state }, inline = false }: MeetingPeopleProps) {
  const { t } = useMeetingTexts();
  const namesOf = (said: (typeof order)[number]) => {
    const all = people.filter(({ attendance }) => attendance === said).map(({ name, address }) => name ?? address);
    const count = all.length - mostNames;
    return [...all.slice(0, mostNames), ...(count > 0 ? [t('more', { count })] : [])].join(', ');
  };
  const said = order.flatMap((one) => {
    const names = namesOf(one);
    return names ? [t('people', { said: t(`attendance.${one}`), names })] : [];
  });
  const lines = [...(place ? [t('place', { place })] : []), ...said];
  if (lines.length === 0 || (inline && state === 'cancelled')) return null;
  return (inline ? [lines.join(' · ')] : lines).map((line) => (
    <p key={line} className="break-words text-faint text-small">
      {line}
    </p>
  ));
}

/** They are there as soon as a meeting is. */
function useMeetingTexts() {
  const { i18n } = useTranslation();
  if (!i18n.hasResourceBundle('en', 'meetings')) addArea(i18n, 'meetings', meetingsArea);
  return useTranslation('meetings');
}
