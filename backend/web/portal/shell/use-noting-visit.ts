import { useEffect } from 'react';
import { api } from './client.js';

let noted = false;

/** Tells the server once that the visitor is here, after what has changed since the last visit has been read. */
export function useNotingVisit(read: boolean): void {
  useEffect(() => {
    if (!read || noted) return;
    noted = true;
    api.visit.begin.mutate({}).catch(() => {
      noted = false;
    });
  }, [read]);
}
