import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePageScroll } from './page-scroll.js';

export interface PageListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  renderItem: (item: Item, index: number) => ReactNode;
  /** A first guess of one item's height in pixels; the true one is measured. */
  estimate: number;
  /** The last items are near: fetch the next page. */
  onEndReached: () => void;
}

/** A long list that scrolls with its page and of which only what is seen exists. */
export function PageList<Item>(props: PageListProps<Item>) {
  const { label, items, itemKey, renderItem, estimate, onEndReached } = props;
  const scroller = usePageScroll();
  const list = useRef<HTMLUListElement>(null);
  const top = useTop(list, scroller.current);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => itemKey(items[index] as Item),
    scrollMargin: top,
    overscan: 10,
  });
  const shown = virtualizer.getVirtualItems();
  const nearEnd = items.length > 0 && (shown.at(-1)?.index ?? 0) >= items.length - 5;
  useEffect(() => {
    if (nearEnd) onEndReached();
  }, [nearEnd, onEndReached]);
  return (
    <ul ref={list} aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {shown.map(({ key, index, start }) => (
        <li
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          aria-setsize={items.length}
          aria-posinset={index + 1}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${start - top}px)` }}
        >
          {renderItem(items[index] as Item, index)}
        </li>
      ))}
    </ul>
  );
}

/** How far below the scroller's beginning the list starts; what stands above may grow and shrink. */
function useTop(list: { current: HTMLElement | null }, scroller: HTMLElement | null): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (!scroller) return;
    const measure = () => {
      const from = list.current?.getBoundingClientRect().top ?? 0;
      setTop(Math.round(from - scroller.getBoundingClientRect().top + scroller.scrollTop));
    };
    measure();
    const watch = new ResizeObserver(measure);
    for (const child of scroller.children) watch.observe(child);
    return () => watch.disconnect();
  }, [list, scroller]);
  return top;
}
