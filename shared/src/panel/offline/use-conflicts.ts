import { useEffect } from 'react';
import { usePanel, useWrites } from '../panel-context.js';
import { queryKeys } from '../queries.js';
import { backToForm } from './back-to-form.js';

/** A note that somebody else changed first goes back into its editor, beside the text that now stands. */
export function useConflicts(): void {
  const { queue, drafts, queries } = usePanel();
  const conflicts = useWrites().filter(
    (write) => write.path === 'notes.edit' && write.state === 'refused' && write.refusal?.code === 'conflict',
  );
  useEffect(() => {
    for (const write of conflicts) {
      for (const [name, draft] of backToForm(write) ?? []) drafts.set(name, draft);
      void drafts.save().then(() => queue.discard(write.key));
      void queries.invalidateQueries({ queryKey: queryKeys.contexts() });
    }
  }, [conflicts, drafts, queries, queue]);
}
