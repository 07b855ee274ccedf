import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names.js';

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  renderItem: (item: Item, index: number) => ReactNode;
  /** A first guess of one item's height in pixels; the true one is measured. */
  estimate?: number | undefined;
  /** The last item is near: fetch the next page. */
  onEndReached?: (() => void) | undefined;
  /** Must bound the height, for example `flex-1 min-h-0` or `h-96`. */
  className?: string | undefined;
}

/** A long list of which only what is seen exists. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemKey, renderItem, estimate = 48, onEndReached, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => itemKey(items[index] as Item),
    overscan: 6,
  });
  const shown = virtualizer.getVirtualItems();
  const atEnd = items.length > 0 && shown.at(-1)?.index === items.length - 1;
  useEffect(() => {
    if (atEnd) onEndReached?.();
  }, [atEnd, onEndReached]);
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: A place that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      className={classNames('overflow-y-auto', className)}
    >
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            {renderItem(items[index] as Item, index)}
          </li>
        ))}
      </ul>
    </section>
  );
}
