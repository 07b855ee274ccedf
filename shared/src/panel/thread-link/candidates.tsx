import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenThread } from '../../mail-host/port.js';
import type { ThreadContext } from '../../threads/schema.js';
import { CandidateList } from './candidate-list.js';
import { OtherWays } from './other-ways.js';
import { useLinkWrites } from './use-link-writes.js';

export interface CandidatesProps {
  thread: OpenThread;
  context: ThreadContext;
}

/** Evidence points to several customers, or weakly to one: a person decides. */
export default function Candidates(props: CandidatesProps) {
  return (
    <main>
      <LinkOneOf {...props} />
    </main>
  );
}

/** The same as a part of another screen. */
export function LinkOneOf({ thread, context }: CandidatesProps) {
  const { t } = useTranslation('panel');
  const { link } = useLinkWrites(thread);
  const [picking, setPicking] = useState(false);
  const sender = context.counterpart?.address ?? '';
  return (
    <div className="flex flex-col gap-3 px-3 py-4">
      <h1 className="font-semibold text-title">{t('candidates.title', { count: context.candidates.length })}</h1>
      <p className="break-words text-soft">{t('candidates.hint', { sender })}</p>
      <CandidateList
        candidates={context.candidates}
        act={context.abilities.link ? 'link' : null}
        onPick={(customer) => void link(customer, { primary: true })}
      />
      <OtherWays {...{ thread, context, picking, setPicking }} />
    </div>
  );
}
