import { createContext, type RefObject, useContext } from 'react';

/** The element that scrolls the page, for lists that only make what is seen. */
export const PageScrollContext = createContext<RefObject<HTMLElement | null>>({ current: null });

export function usePageScroll(): RefObject<HTMLElement | null> {
  return useContext(PageScrollContext);
}
