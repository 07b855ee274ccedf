import { createContext, useContext } from 'react';
import type { OpenedRows } from './rows-ask.js';

export const RowsContext = createContext<(rows: OpenedRows) => void>(() => undefined);

/** Opens the rows behind a figure in the drawer of the page. */
export function useOpenRows(): (rows: OpenedRows) => void {
  return useContext(RowsContext);
}
