import type { ReportName } from '@threadline/shared/reports/choices';
import { provenFetch } from '../../desk/proof/proven-fetch.js';
import { sayRefusal } from '../../desk/refusals/say-refusal.js';
import { stringifySearch } from '../../desk/shell/plain-search.js';

export interface CsvAsk {
  report: ReportName | 'followUpsByWeekday' | 'rows';
  /** The same input that the report itself was asked with. */
  input: { from: string; to: string } & object;
}

const path = '/desk/reports/csv';

export type CsvAnswer = { file: Blob; status: number; message: '' } | { file: null; status: number; message: string };

/** Asks the server for the file of a report. Never throws; status 0 where it gave no answer. */
export async function fetchCsv({ report, input }: CsvAsk): Promise<CsvAnswer> {
  try {
    const response = await provenFetch(path + stringifySearch({ report, ...input }));
    if (response.ok) return { file: await response.blob(), status: response.status, message: '' };
    return { file: null, status: response.status, message: await messageOf(response) };
  } catch {
    return { file: null, status: 0, message: '' };
  }
}

/** Has the browser save a file under a name. */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function messageOf(response: Response): Promise<string> {
  const body: { error?: { message?: string } } | null = await response.json().catch(() => null);
  return sayRefusal(body?.error?.message ?? '');
}
