import type { Page } from 'playwright-core';
import { drawn, press } from '../../test/keys.js';

/** What stands under the keyboard: its spoken name, or the words on it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element === document.body) return '';
    const named = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
    return (named ?? '').replace(/\s+/g, ' ').trim();
  });
}

/** Waits until the keyboard is in what has just opened: it is drawn a moment before the focus moves into it. */
export async function inside(page: Page, role: 'menu' | 'dialog'): Promise<void> {
  await page.waitForFunction((name) => document.activeElement?.closest(`[role="${name}"]`), role);
}

/** Presses Tab until something of this name has the keyboard; fails where Tab never comes there. */
export async function tabTo(page: Page, name: string | RegExp, keys = 'Tab'): Promise<string> {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await press(page, keys);
    await drawn(page);
    const here = await focused(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return here;
    passed.push(here);
  }
  throw new Error(`${keys} never comes to ${name}, only to: ${[...new Set(passed)].join(' | ')}`);
}

/** As `tabTo`, from the beginning of the page. */
export async function tabFromStart(page: Page, name: string | RegExp): Promise<string> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    const start = document.querySelector('a');
    getSelection()?.setBaseAndExtent(start ?? document.body, 0, start ?? document.body, 0);
  });
  return tabTo(page, name);
}
