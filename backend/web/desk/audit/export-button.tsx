import { useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureText } from '../shell/failure-state.js';
import { stringifySearch } from '../shell/plain-search.js';
import { auditInputOf } from './audit-input.js';
import type { AuditSearch } from './audit-search.js';

/** Takes the log as it is filtered. Asked first whether it may be: the file itself comes straight from the browser. */
export function ExportButton({ search }: { search: AuditSearch }) {
  const { t } = useTranslation('audit');
  const client = useApiClient();
  const toasts = useToasts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const failure = useFailureText(error);
  const take = async () => {
    setBusy(true);
    setError(null);
    try {
      const input = auditInputOf(search);
      const { rows } = await client.audit.prepareExport.query(input);
      location.assign(`/desk/audit/csv${stringifySearch(input)}`);
      toasts.show({ message: t('exporting', { count: rows }) });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {error ? (
        <span role="alert" className="text-danger-ink text-small">
          {failure}
        </span>
      ) : null}
      <Button busy={busy} onClick={() => void take()}>
        {t('export')}
      </Button>
    </>
  );
}
