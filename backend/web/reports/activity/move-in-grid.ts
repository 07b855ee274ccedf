import type { KeyboardEvent } from 'react';

export interface Place {
  row: number;
  column: number;
}

const steps: Record<string, Place> = {
  ArrowRight: { row: 0, column: 1 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowDown: { row: 1, column: 0 },
  ArrowUp: { row: -1, column: 0 },
};

/** Arrow keys walk the cells of a grid; Home and End go to the ends of a row. */
export function moveInGrid(event: KeyboardEvent, grid: HTMLElement | null, from: Place): void {
  if (event.metaKey || event.ctrlKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  if (!event.target.dataset.cell) return;
  const row = [...(grid?.querySelectorAll<HTMLElement>(`[data-cell^="${from.row}:"]`) ?? [])];
  const next = nextCell(event.key, from, row.length);
  const cell = next && grid?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`);
  if (!cell) return;
  event.preventDefault();
  cell.focus();
}

/** Where a key leads from a place, whether or not there is a cell; null for a key that leads nowhere. */
export function nextCell(key: string, { row, column }: Place, columns: number): Place | null {
  if (key === 'Home') return { row, column: 0 };
  if (key === 'End') return { row, column: columns - 1 };
  const step = steps[key];
  return step ? { row: row + step.row, column: column + step.column } : null;
}
