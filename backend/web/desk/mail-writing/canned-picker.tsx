import { useQuery } from '@tanstack/react-query';
import { useApi, useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { Popover } from '@threadline/shared/ui/popover';
import { TextField } from '@threadline/shared/ui/text-field';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

export interface CannedPickerProps {
  /** For whom the text is filled in. */
  about: { recipient?: string; customerId?: string; threadId?: string };
  /** The text, and what is still to be filled in by hand. */
  onPick: (text: string, open: readonly string[]) => void;
}

const mostShown = 20;

/** Finds a canned response by words, and gives it filled from the record. */
export function CannedPicker({ about, onPick }: CannedPickerProps) {
  const { t } = useTranslation('writing');
  const [open, setOpen] = useState(false);
  const trigger = <Button size="small">{t('canned')}</Button>;
  return (
    <Popover trigger={trigger} label={t('canned')} open={open} onOpenChange={setOpen}>
      <Choices
        about={about}
        onPick={(text, empty) => {
          setOpen(false);
          onPick(text, empty);
        }}
      />
    </Popover>
  );
}

function Choices({ about, onPick }: CannedPickerProps) {
  const { t } = useTranslation('writing');
  const api = useApi();
  const client = useApiClient();
  const write = useWrite();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const input = { limit: mostShown, ...(search ? { search } : {}) };
  const { data } = useQuery({
    queryKey: api.cannedResponses.list.queryKey(input),
    queryFn: ({ signal }) => client.cannedResponses.list.query(input, { signal }),
  });
  const pick = async (id: string) => {
    const { answer } = await write({
      send: (to, options) => to.cannedResponses.fill.mutate({ id, ...about }, options),
      touches: { about: 'nothing' },
    });
    if (answer) onPick(answer.text, [...answer.empty, ...answer.unknown]);
  };
  const items = data?.items ?? [];
  return (
    <div className="flex w-72 max-w-full flex-col gap-2">
      <TextField
        label={t('cannedSearch')}
        type="search"
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = items;
          if (event.key !== 'Enter' || !first) return;
          event.preventDefault();
          void pick(first.id);
        }}
      />
      {data && items.length === 0 ? <p className="text-faint">{t('cannedNone')}</p> : null}
      <ul className="flex max-h-64 flex-col overflow-y-auto">
        {items.map(({ id, title, body }) => (
          <li key={id}>
            <button
              type="button"
              className="w-full cursor-pointer rounded-md px-2 py-1.5 text-left -outline-offset-2 hover:bg-hover"
              onClick={() => void pick(id)}
            >
              <span className="block truncate font-medium">{title}</span>
              <span className="block truncate text-faint text-small">{body}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
