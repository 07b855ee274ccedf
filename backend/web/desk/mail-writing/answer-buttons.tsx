import type { DraftMode } from '@threadline/shared/mail-writing/choices';
import { Button } from '@threadline/shared/ui/button';
import { ReplyIcon } from '@threadline/shared/ui/icons/communication';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { useArea } from '../shell/use-area.js';
import { Composer } from './composer.js';
import { useStart } from './use-start.js';
import { writingArea } from './writing-area.js';

const answers = [
  { mode: 'reply', label: 'reply' },
  { mode: 'reply_all', label: 'replyAll' },
  { mode: 'forward', label: 'forward' },
] as const;

/** Below a stored mail: answer it or pass it on, in place. */
export function AnswerButtons({ messageId }: { messageId: string }) {
  useArea('writing', writingArea);
  const { t } = useTranslation('writing');
  const start = useStart();
  const [draftId, setDraftId] = useState<string | null>(null);
  const [busy, setBusy] = useState<DraftMode | null>(null);
  const mayWrite = useMay('mail.write');
  if (!mayWrite) return null;
  if (draftId !== null) return <Composer key={draftId} draftId={draftId} onClose={() => setDraftId(null)} />;
  const begin = async (mode: DraftMode) => {
    setBusy(mode);
    const draft = await start({ mode, answersId: messageId });
    setBusy(null);
    if (draft) setDraftId(draft.id);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {answers.map(({ mode, label }) => (
        <Button
          key={mode}
          size="small"
          icon={mode === 'reply' ? <ReplyIcon size={14} /> : undefined}
          busy={busy === mode}
          onClick={() => void begin(mode)}
        >
          {t(label)}
        </Button>
      ))}
    </div>
  );
}
