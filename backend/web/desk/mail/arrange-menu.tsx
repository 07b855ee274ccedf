import { Button } from '@threadline/shared/ui/button';
import { DotsIcon } from '@threadline/shared/ui/icons/actions';
import { Menu, MenuItem } from '@threadline/shared/ui/menu';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MergeDialog } from './merge-dialog.js';
import { useArranging } from './use-arranging.js';

export interface ArrangeMenuProps {
  threadId: string;
  /** The mail at which it stands, and those that came after it. */
  messageId: string;
  laterIds: readonly string[];
}

/** Where threading was wrong: splits a conversation at this mail, or puts it together with another one. */
export function ArrangeMenu({ threadId, messageId, laterIds }: ArrangeMenuProps) {
  const { t: talk } = useTranslation('conversation');
  const { split } = useArranging();
  const [merging, setMerging] = useState(false);
  return (
    <>
      <Menu
        label={talk('arrange')}
        trigger={
          <Button size="small" variant="quiet" icon={<DotsIcon size={14} />}>
            {talk('arrange')}
          </Button>
        }
      >
        <MenuItem onSelect={() => void split(threadId, [messageId])}>{talk('split')}</MenuItem>
        {laterIds.length > 0 ? (
          <MenuItem onSelect={() => void split(threadId, [messageId, ...laterIds])}>{talk('splitOn')}</MenuItem>
        ) : null}
        <MenuItem onSelect={() => setMerging(true)}>{talk('merge')}</MenuItem>
      </Menu>
      {merging ? <MergeDialog threadId={threadId} open onOpenChange={setMerging} /> : null}
    </>
  );
}
