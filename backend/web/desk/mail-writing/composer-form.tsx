import { useQueryClient } from '@tanstack/react-query';
import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAgain } from '../live/read-again.js';
import { inserted } from '../writing/inserted.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { AddressFields } from './address-fields.js';
import { CannedPicker } from './canned-picker.js';
import { DraftFiles } from './draft-files.js';
import { SavingLine } from './saving-line.js';
import { type Composing, useComposing } from './use-composing.js';
import { type LeftOver, useLeftOver } from './use-left-over.js';
import { type SendGuard, useSendGuard } from './use-send-guard.js';

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
  const leftOver = useLeftOver();
  const guard = useSendGuard();
  const { onSubmit, busy, refusal } = useSending({ composing, leftOver, guard, onSent });
  const queries = useQueryClient();
  const form = useInView(body, fields.to.length > 0);
  const insert = (text: string, empty: readonly string[]) => {
    const { whole, end } = inserted(fields.body, text, body.current);
    change({ body: whole });
    setOpen(empty);
    body.current?.focus();
    // Once the text stands there: a cursor cannot be set before.
    requestAnimationFrame(() => body.current?.setSelectionRange(end, end));
  };
  const close = async () => {
    await composing.save();
    void readAgain(queries, { about: 'mail_draft' });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape' && !event.defaultPrevented) void close();
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onSubmit();
  };
  const first = fields.to[0]?.address;
  const about = {
    ...(first ? { recipient: first } : {}),
    ...(draft.customerId ? { customerId: draft.customerId } : {}),
    ...(draft.threadId ? { threadId: draft.threadId } : {}),
  };
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={onKeyDown}
    >
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <Problem draft={draft} />
      <AddressFields fields={fields} mailbox={draft.mailbox} onChange={change} leftOver={leftOver} />
      <TextField
        label={t('subject')}
        value={fields.subject}
        onChange={(event) => change({ subject: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return;
          // Enter alone would send it.
          event.preventDefault();
          body.current?.focus();
        }}
      />
      <TextArea
        ref={body}
        label={t('body')}
        rows={8}
        value={fields.body}
        onChange={(event) => change({ body: event.target.value })}
      />
      {open.length > 0 ? (
        <InlineNotice tone="warning">{t('cannedEmpty', { names: open.join(', ') })}</InlineNotice>
      ) : null}
      <Below draft={draft} />
      <DraftFiles draft={draft} />
      <SavingLine composing={composing} checking={guard.checking} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" busy={busy} shortcut="mod+enter">
          {t(draft.state === 'draft' ? 'send' : 'sendAgain')}
        </Button>
        <CannedPicker about={about} onPick={insert} />
        <span className="grow" />
        <Discard draft={draft} onClose={onClose} />
        <Button size="small" shortcut="esc" onClick={() => void close()}>
          {t('close')}
        </Button>
      </div>
      {guard.question}
    </form>
  );
}

/** The form as it comes into view; whoever it goes to is known, so that the text is what is written next. */
function useInView(body: RefObject<HTMLTextAreaElement | null>, isAddressed: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const begins = useRef(isAddressed);
  useEffect(() => {
    if (begins.current) {
      const end = body.current?.value.length ?? 0;
      body.current?.focus({ preventScroll: true });
      body.current?.setSelectionRange(end, end);
    }
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [body]);
  return form;
}

interface Sending {
  composing: Composing;
  leftOver: LeftOver;
  guard: SendGuard;
  onSent: (draft: MailDraft) => void;
}

function useSending({ composing, leftOver, guard, onSent }: Sending) {
  const write = useWrite();
  return useSubmit({
    send: async () => {
      if (leftOver.any()) return null;
      const saved = await lookedAt(composing, guard);
      if (!saved) return null;
      const input = { id: saved.id, version: saved.version };
      const send = { touches: { about: 'mail_draft' }, quiet: true };
      return write({ ...send, send: (api, options) => api.mailWriting.send.mutate(input, options) });
    },
    onDone: onSent,
  });
}

/** The draft as it may go; what is typed while it is looked at is looked at as well. Null where it stays. */
async function lookedAt(composing: Composing, guard: SendGuard): Promise<MailDraft | null> {
  const saved = await composing.save();
  if (!saved) return null;
  const reasons = await guard.reasonsAgainst(saved);
  const now = await composing.save();
  if (now?.version !== saved.version) return lookedAt(composing, guard);
  return reasons.length === 0 || (await guard.ask(reasons)) ? now : null;
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
      <pre
        // It scrolls, also by keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached
        tabIndex={0}
        className="max-h-64 overflow-y-auto whitespace-pre-wrap break-words pt-2 font-sans text-soft"
      >
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
