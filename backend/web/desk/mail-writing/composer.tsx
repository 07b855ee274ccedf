import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readAgain } from '../live/read-again.js';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { ComposerForm } from './composer-form.js';
import { TakeBackBar } from './take-back-bar.js';
import { writingArea } from './writing-area.js';

export interface ComposerProps {
  draftId: string;
  /** The draft is kept, or has gone out. */
  onClose: () => void;
}

const lookAgainMilliseconds = 1_500;
const underWay: readonly MailDraft['state'][] = ['queued', 'sending'];

/** A mail that is being written, until it has gone out. */
export function Composer({ draftId, onClose }: ComposerProps) {
  useArea('writing', writingArea);
  const { t } = useTranslation('writing');
  const queries = useQueryClient();
  const api = useApi();
  const read = useQuery({
    ...api.mailWriting.get.queryOptions({ id: draftId }),
    staleTime: Number.POSITIVE_INFINITY,
    // The worker writes what becomes of it.
    refetchInterval: ({ state }) => (isWaitedFor(state.data, state.dataUpdateCount) ? lookAgainMilliseconds : false),
  });
  const draft = read.data;
  const storedAs = draft?.state === 'sent' ? draft.messageId : null;
  useEffect(() => {
    if (storedAs) void readAgain(queries, { about: 'message' });
  }, [storedAs, queries]);
  if (!draft) {
    if (read.error)
      return <FailureState error={read.error} onRetry={() => void read.refetch()} busy={read.isFetching} />;
    return <SkeletonList rows={4} />;
  }
  const keep = (newer: MailDraft) => queries.setQueryData(api.mailWriting.get.queryKey({ id: draftId }), newer);
  const isGoing = underWay.includes(draft.state) || draft.state === 'sent';
  const goesAt = read.dataUpdatedAt + (draft.sendsIn ?? 0);
  return (
    <section aria-label={t('composer')}>
      {isGoing ? (
        <TakeBackBar key={draft.state} {...{ draft, goesAt, onClose }} onTakenBack={keep} />
      ) : (
        <Card className="p-3 sm:p-4">
          <ComposerForm draft={draft} onClose={onClose} onSent={keep} />
        </Card>
      )}
    </section>
  );
}

const mostLooks = 200;

/** Until it has gone out and stands in its conversation. */
function isWaitedFor(draft: MailDraft | undefined, looks: number): boolean {
  if (!draft) return false;
  return underWay.includes(draft.state) || (draft.state === 'sent' && draft.messageId === null && looks < mostLooks);
}
