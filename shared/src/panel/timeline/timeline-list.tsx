import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '../../timeline/schema.js';
import { TimelineRow } from './timeline-row.js';

const usualHeight = 40;

export interface TimelineListProps {
  items: readonly TimelineItem[];
  /** The end comes into sight: more is wanted. */
  onEnd: () => void;
}

/** Only what is in sight exists, so that ten thousand entries scroll like ten. */
export function TimelineList({ items, onEnd }: TimelineListProps) {
  const { t } = useTranslation('panel');
  const list = useRef<HTMLUListElement>(null);
  const offset = useOffset(list);
  const [openId, setOpenId] = useState<string | null>(null);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => usualHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 8,
    scrollMargin: offset,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const nearEnd = last >= items.length - 4;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Asked once whenever the end comes near.
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, items.length]);
  return (
    <ul
      ref={list}
      aria-label={t('timeline.heading')}
      className="relative -mx-1"
      style={{ height: virtual.getTotalSize() }}
    >
      {rows.map((row) => {
        const item = items[row.index];
        return item ? (
          <li
            key={row.key}
            ref={virtual.measureElement}
            data-index={row.index}
            data-item
            aria-setsize={-1}
            aria-posinset={row.index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${row.start - offset}px)` }}
          >
            <TimelineRow
              item={item}
              open={openId === item.id}
              onToggle={() => setOpenId(openId === item.id ? null : item.id)}
            />
          </li>
        ) : null;
      })}
    </ul>
  );
}

/** How far down the page the list begins; it moves when something above it opens. */
function useOffset(list: { current: HTMLElement | null }): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const top = (list.current?.getBoundingClientRect().top ?? 0) + globalThis.scrollY;
      setOffset(Math.round(top));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return offset;
}
