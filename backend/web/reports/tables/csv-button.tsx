import { Button } from '@threadline/shared/ui/button';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../desk/shell/me.js';
import { toSignIn } from '../shell/to-sign-in.js';
import { type CsvAsk, fetchCsv, saveAs } from './fetch-csv.js';

/** Saves exactly what is filtered, every row of it. */
export function CsvButton({ ask, what }: { ask: CsvAsk; what: string }) {
  const { t } = useTranslation('reports');
  const { t: word } = useTranslation('desk');
  const { show } = useToasts();
  const [busy, setBusy] = useState(false);
  const mayExport = useMay('report.export');
  const save = async () => {
    setBusy(true);
    const answer = await fetchCsv(ask);
    setBusy(false);
    if (answer.file) saveAs(answer.file, `${ask.report}-${ask.input.from}-${ask.input.to}.csv`);
    else if (answer.status === 401) toSignIn();
    else {
      const message = answer.message || (answer.status ? word('frame.failed') : word('frame.unreachable'));
      show({ message, tone: 'error', retry: () => void save() });
    }
  };
  if (!mayExport) return null;
  return (
    <Button size="small" busy={busy} onClick={() => void save()}>
      {t('csv.save')}
      <span className="sr-only">: {what}</span>
    </Button>
  );
}
