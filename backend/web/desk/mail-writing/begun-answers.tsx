import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { DraftSummary } from '@threadline/shared/mail-writing/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { useTranslation } from 'react-i18next';

export interface BegunAnswersProps {
  threadId: string;
  messageId: string;
  onGoOn: (draftId: string) => void;
}

/** What one has begun to answer to a mail and has not sent, so that nobody begins again or believes it lost. */
export function BegunAnswers({ threadId, messageId, onGoOn }: BegunAnswersProps) {
  const { data } = useQuery(useApi().mailWriting.list.queryOptions({ threadId, limit: 100 }));
  const begun = data?.items.filter(({ answersId }) => answersId === messageId) ?? [];
  if (begun.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {begun.map((draft) => (
        <Begun key={draft.id} draft={draft} onGoOn={() => onGoOn(draft.id)} />
      ))}
    </ul>
  );
}

function Begun({ draft, onGoOn }: { draft: DraftSummary; onGoOn: () => void }) {
  const { t } = useTranslation('writing');
  const failed = draft.state === 'failed' || draft.state === 'unsure';
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-sunken py-1 pr-1 pl-2.5">
      <span className="min-w-0 flex-1 basis-56 truncate">
        <span className="text-faint">{t(`begun.${draft.mode}`)}</span> {draft.snippet || t('nothingYet')}
      </span>
      {draft.state === 'draft' ? null : (
        <Badge tone={failed ? 'attention' : 'neutral'}>{t(`states.${draft.state}`)}</Badge>
      )}
      <Button size="small" onClick={onGoOn}>
        {t('goOn')}
      </Button>
    </li>
  );
}
