import { useApiClient } from '@threadline/shared/api';
import type { ReportName } from '@threadline/shared/reports/choices';
import type { SavedView } from '@threadline/shared/reports/views';
import { Button } from '@threadline/shared/ui/button';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { Dialog } from '@threadline/shared/ui/dialog';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportSearch } from '../filters/use-report-search.js';
import { useWriteView } from './use-views.js';
import { settingsOf } from './view-settings.js';

export interface ViewDialogProps {
  report: ReportName;
  /** Null to keep what is shown as a new one. */
  view: SavedView | null;
  onClose: () => void;
}

/** Asks for the name of a view, and for a new one whether the report opens with it. */
export function ViewDialog({ report, view, onClose }: ViewDialogProps) {
  const { t } = useTranslation('reports');
  const { t: word } = useTranslation('desk');
  const form = useId();
  const [name, setName] = useState(view?.name ?? '');
  const [opens, setOpens] = useState(false);
  const { send, busy } = useSending({ report, view, onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) void send(name.trim(), opens);
  };
  const footer = (
    <>
      <Button onClick={onClose}>{word('forms.cancel')}</Button>
      <Button type="submit" form={form} variant="primary" busy={busy} disabled={!name.trim()}>
        {word('forms.save')}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(view ? 'views.renameTitle' : 'views.saveTitle')}
      footer={footer}
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label={t('views.nameField')}
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {view ? null : <Checkbox label={t('views.openWith')} checked={opens} onChange={setOpens} />}
      </form>
    </Dialog>
  );
}

function useSending({ report, view, onClose }: ViewDialogProps) {
  const { t } = useTranslation('reports');
  const { search, change } = useReportSearch();
  const api = useApiClient();
  const write = useWriteView();
  const [busy, setBusy] = useState(false);
  const rename = (name: string, { id, name: before }: SavedView) =>
    write({
      send: () => api.reportViews.rename.mutate({ id, name }),
      done: t('views.saved', { name }),
      undo: () => api.reportViews.rename.mutate({ id, name: before }),
    });
  const create = (name: string, opens: boolean) =>
    write({
      send: async () => {
        const saved = await api.reportViews.save.mutate({ report, name, settings: settingsOf(search) });
        if (opens) await api.reportViews.setDefault.mutate({ report, id: saved.id });
        return saved;
      },
      done: t('views.saved', { name }),
    });
  const send = async (name: string, opens: boolean) => {
    setBusy(true);
    const { answer, failure } = await (view ? rename(name, view) : create(name, opens));
    setBusy(false);
    if (failure) return;
    change({ view: answer.id });
    onClose();
  };
  return { send, busy };
}
