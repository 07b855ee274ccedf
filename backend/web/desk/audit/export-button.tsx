import { useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { useTranslation } from 'react-i18next';
import { stringifySearch } from '../shell/plain-search.js';
import { useDownload } from '../shell/use-download.js';
import { auditInputOf } from './audit-input.js';
import type { AuditSearch } from './audit-search.js';

/** Takes the log as it is filtered. */
export function ExportButton({ search }: { search: AuditSearch }) {
  const { t } = useTranslation('audit');
  const client = useApiClient();
  const input = auditInputOf(search);
  const download = useDownload({
    ask: () => client.audit.prepareExport.query(input),
    address: `/desk/audit/csv${stringifySearch(input)}`,
    begun: ({ rows }) => t('exporting', { count: rows }),
  });
  return (
    <>
      {download.refusal ? (
        <span role="alert" className="text-danger-ink text-small">
          {download.refusal}
        </span>
      ) : null}
      <Button busy={download.busy} onClick={download.take}>
        {t('export')}
      </Button>
    </>
  );
}
