import type { GuardTexts } from '@threadline/shared/i18n/send-guard-texts';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';

export interface SendQuestionProps {
  /** Why to look once more, a sentence each; null while nothing is asked. */
  reasons: readonly string[] | null;
  words: GuardTexts;
  onAnswer: (goes: boolean) => void;
}

/** Asks whether a mail goes out. The way back has the focus; Esc and a click beside it mean no. */
export function SendQuestion({ reasons, words, onAnswer }: SendQuestionProps) {
  const footer = (
    <div className="flex flex-wrap justify-end gap-2">
      <Button variant="primary" shortcut="esc" onClick={() => onAnswer(false)}>
        {words.back}
      </Button>
      <Button onClick={() => onAnswer(true)}>{words.send}</Button>
    </div>
  );
  const sentences = reasons?.map((reason) => (
    <span key={reason} className="mt-2 block break-words first:mt-0">
      {reason}
    </span>
  ));
  return (
    <Dialog
      open={reasons !== null}
      onOpenChange={() => onAnswer(false)}
      title={words.heading}
      description={sentences}
      footer={footer}
    />
  );
}
