import { keepPreviousData } from '@tanstack/react-query';

/** How reports are read: the one before stays in sight while filters change. */
export const asReport = { placeholderData: keepPreviousData, staleTime: 30_000 } as const;

/** Groups that a report shows at most; the file holds all. */
export const mostGroups = 200;
/** Bars of a chart; its table shows the others too. */
export const mostBars = 15;
