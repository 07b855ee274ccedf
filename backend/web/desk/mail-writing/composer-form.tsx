import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { AddressFields } from './address-fields.js';
import { CannedPicker } from './canned-picker.js';
import { DraftFiles } from './draft-files.js';
import { SavingLine } from './saving-line.js';
import { useComposing } from './use-composing.js';

export interface ComposerFormProps {
  draft: MailDraft;
  onClose: () => void;
  onSent: (draft: MailDraft) => void;
}

/** The fields of a mail. ⌘/Ctrl + Enter sends it, Esc closes it and keeps the draft. */
export function ComposerForm({ draft, onClose, onSent }: ComposerFormProps) {
  const { t } = useTranslation('writing');
  const composing = useComposing(draft);
  const { fields, change } = composing;
  const body = useRef<HTMLTextAreaElement>(null);
  const [open, setOpen] = useState<readonly string[]>([]);
  const { onSubmit, busy, refusal } = useSending({ composing, onSent });
  const insert = (text: string, empty: readonly string[]) => {
    change({ body: inserted(fields.body, text, body.current) });
    setOpen(empty);
    body.current?.focus();
  };
  const first = fields.to[0]?.address;
  const about = {
    ...(first ? { recipient: first } : {}),
    ...(draft.customerId ? { customerId: draft.customerId } : {}),
    ...(draft.threadId ? { threadId: draft.threadId } : {}),
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) void composing.save().then(onClose);
      }}
    >
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <Problem draft={draft} />
      <AddressFields fields={fields} mailbox={draft.mailbox} onChange={change} />
      <TextField
        label={t('subject')}
        value={fields.subject}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <TextArea
        ref={body}
        label={t('body')}
        rows={8}
        value={fields.body}
        onSubmit={onSubmit}
        onChange={(event) => change({ body: event.target.value })}
      />
      {open.length > 0 ? (
        <InlineNotice tone="warning">{t('cannedEmpty', { names: open.join(', ') })}</InlineNotice>
      ) : null}
      <Below draft={draft} />
      <DraftFiles draft={draft} />
      <SavingLine composing={composing} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" busy={busy} shortcut="mod+enter">
          {t(draft.state === 'draft' ? 'send' : 'sendAgain')}
        </Button>
        <CannedPicker about={about} onPick={insert} />
        <span className="grow" />
        <Discard draft={draft} onClose={onClose} />
        <Button size="small" shortcut="esc" onClick={() => void composing.save().then(onClose)}>
          {t('close')}
        </Button>
      </div>
    </form>
  );
}

function useSending({
  composing,
  onSent,
}: {
  composing: ReturnType<typeof useComposing>;
  onSent: (draft: MailDraft) => void;
}) {
  const write = useWrite();
  return useSubmit({
    send: async () => {
      const saved = await composing.save();
      if (!saved) return null;
      const input = { id: saved.id, version: saved.version };
      const send = { touches: { about: 'mail_draft' }, quiet: true };
      return write({ ...send, send: (api, options) => api.mailWriting.send.mutate(input, options) });
    },
    onDone: onSent,
  });
}

/** Why the last attempt came to nothing. */
function Problem({ draft: { problem } }: { draft: MailDraft }) {
  const { t } = useTranslation('writing');
  if (!problem) return null;
  return (
    <InlineNotice tone={problem.name === 'unsure' ? 'warning' : 'error'}>
      {t(`problems.${problem.name}`)}
      {problem.detail ? <span className="block break-words">{t('serverSaid', { words: problem.detail })}</span> : null}
    </InlineNotice>
  );
}

/** What follows the text by itself. */
function Below({ draft }: { draft: MailDraft }) {
  const { t } = useTranslation('writing');
  const below = [draft.mailbox?.signature ? `-- \n${draft.mailbox.signature}` : '', draft.quote].filter(
    (one) => one !== '',
  );
  if (below.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-faint text-small">{t('quote')}</summary>
      <pre className="max-h-64 overflow-y-auto whitespace-pre-wrap break-words pt-2 font-sans text-soft">
        {below.join('\n\n')}
      </pre>
    </details>
  );
}

function Discard({ draft, onClose }: { draft: MailDraft; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const write = useWrite();
  const touches = { about: 'mail_draft' };
  const { id } = draft;
  const discard = async () => {
    const { failure } = await write({
      send: (api, options) => api.mailWriting.discard.mutate({ id }, options),
      touches,
      done: t('discarded'),
      undo: () => ({ send: (api, options) => api.mailWriting.restore.mutate({ id }, options), touches }),
    });
    if (!failure) onClose();
  };
  return (
    <Button size="small" variant="quiet" onClick={() => void discard()}>
      {t('discard')}
    </Button>
  );
}

/** The text with another one put in at the cursor. */
function inserted(body: string, text: string, area: HTMLTextAreaElement | null): string {
  const from = area?.selectionStart ?? body.length;
  const to = area?.selectionEnd ?? from;
  return `${body.slice(0, from)}${text}${body.slice(to)}`;
}
