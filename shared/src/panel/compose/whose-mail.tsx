import { useTranslation } from 'react-i18next';
import type { OpenThread } from '../../mail-host/port.js';
import type { ThreadContext } from '../../threads/schema.js';
import { CandidateList } from '../thread-link/candidate-list.js';
import { LinkOneOf } from '../thread-link/candidates.js';
import { askWriter } from './ask-writer.js';

export interface WhoseMailProps {
  thread: OpenThread;
  context: ThreadContext;
  /** The mail answers a conversation, which can be linked; a new mail has none yet. */
  isReply: boolean;
  onChoose: (customerId: string) => void;
}

/** No customer is certain: the writer chooses among those that fit, or reads why there is none. */
export function WhoseMail({ thread, context, isReply, onChoose }: WhoseMailProps) {
  const { t } = useTranslation('panel');
  const ask = askWriter(context, isReply);
  if (ask === 'which to link') return <LinkOneOf thread={thread} context={context} />;
  if (ask === 'nothing') {
    const key = context.state === 'internal' ? 'compose.internal' : 'compose.unknown';
    return <p className="px-3 py-4 text-soft">{t(key)}</p>;
  }
  return (
    <div className="flex flex-col gap-3 px-3 py-4">
      <h1 className="font-semibold text-title">{t('compose.fitting', { count: context.candidates.length })}</h1>
      <p className="text-soft">{t('compose.choose')}</p>
      <CandidateList candidates={context.candidates} act="show" onPick={({ id }) => onChoose(id)} />
    </div>
  );
}
