import { useTranslation } from 'react-i18next';
import type { ThreadLink } from '../../threads/schema.js';
import { Avatar } from '../../ui/avatar.js';
import { Button } from '../../ui/button.js';
import type { Party } from './use-link-writes.js';
import { useReasonText } from './use-reason-text.js';

export interface CandidateListProps {
  candidates: readonly ThreadLink[];
  /** `link` says that the thread goes to the customer picked, `show` that it is only looked at; null offers neither. */
  act: 'link' | 'show' | null;
  onPick: (customer: Party) => void;
}

/** The customers that evidence speaks of, each with what speaks for it. */
export function CandidateList({ candidates, act, onPick }: CandidateListProps) {
  const { t } = useTranslation('panel');
  const reason = useReasonText();
  return (
    <ul className="flex flex-col gap-2">
      {candidates.map((candidate) => (
        <li key={candidate.customer.id} data-item className="flex items-center gap-2 rounded-md border border-line p-2">
          <Avatar name={candidate.customer.name} size={24} square />
          <div className="min-w-0 flex-1">
            <p className="break-words font-medium">{candidate.customer.name}</p>
            <p className="break-words text-faint text-small">{reason(candidate)}</p>
          </div>
          {act && (
            <Button
              data-row
              onClick={() => onPick(candidate.customer)}
              aria-label={t(`candidates.${act}Named`, { name: candidate.customer.name })}
            >
              {t(`candidates.${act}`)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
