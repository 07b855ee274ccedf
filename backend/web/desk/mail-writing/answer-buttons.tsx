import type { DraftMode } from '@threadline/shared/mail-writing/choices';
import { Button } from '@threadline/shared/ui/button';
import { ReplyIcon } from '@threadline/shared/ui/icons/communication';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { useArea } from '../shell/use-area.js';
import { BegunAnswers } from './begun-answers.js';
import { Composer } from './composer.js';
import { useStart } from './use-start.js';
import { writingArea } from './writing-area.js';

const answers = [
  { mode: 'reply', label: 'reply' },
  { mode: 'reply_all', label: 'replyAll' },
  { mode: 'forward', label: 'forward' },
] as const;

export interface AnswerButtonsProps {
  threadId: string;
  messageId: string;
  /** What else can be done with the mail; it makes room for the text that is written. */
  beside: ReactNode;
}

/** Below a stored mail: answer it or pass it on, in place. */
export function AnswerButtons({ threadId, messageId, beside }: AnswerButtonsProps) {
  useArea('writing', writingArea);
  const mayWrite = useMay('mail.write');
  const [draftId, setDraftId] = useState<string | null>(null);
  if (!mayWrite) return <div className="flex justify-end px-4 pb-3">{beside}</div>;
  if (draftId !== null)
    return (
      <div className="px-2 pb-2 sm:px-4 sm:pb-3">
        <Composer key={draftId} draftId={draftId} onClose={() => setDraftId(null)} />
      </div>
    );
  return (
    <div className="flex flex-col gap-2 px-4 pb-3">
      <BegunAnswers threadId={threadId} messageId={messageId} onGoOn={setDraftId} />
      <div className="flex flex-wrap items-center gap-2">
        <Answers messageId={messageId} onBegun={setDraftId} />
        <span className="ml-auto">{beside}</span>
      </div>
    </div>
  );
}

function Answers({ messageId, onBegun }: { messageId: string; onBegun: (draftId: string) => void }) {
  const { t } = useTranslation('writing');
  const start = useStart();
  const [busy, setBusy] = useState<DraftMode | null>(null);
  const begin = async (mode: DraftMode) => {
    setBusy(mode);
    const draft = await start({ mode, answersId: messageId });
    setBusy(null);
    if (draft) onBegun(draft.id);
  };
  return answers.map(({ mode, label }) => (
    <Button
      key={mode}
      size="small"
      icon={mode === 'reply' ? <ReplyIcon size={14} /> : undefined}
      busy={busy === mode}
      onClick={() => void begin(mode)}
    >
      {t(label)}
    </Button>
  ));
}
