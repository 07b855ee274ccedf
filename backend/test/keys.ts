import type { Frame, Page } from 'playwright-core';

/** Presses a key as a person does: once the page, or the frame that it is meant for, has drawn what the last one brought. */
export async function press(page: Page, keys: string, shown: Page | Frame = page): Promise<void> {
  await drawn(shown);
  await page.keyboard.press(keys);
}

/** Types a text the same way. */
export async function type(page: Page, text: string, shown: Page | Frame = page): Promise<void> {
  await drawn(shown);
  await page.keyboard.type(text);
}

/**
 * Waits until the page has done what the last key asked of it: drawn, and moved the focus. Keys that a test sends without
 * a break in between come faster than any person's, and on a busy machine land on what stood there before.
 */
export async function drawn(page: Page | Frame): Promise<void> {
  const moment = () => new Promise<void>((done) => setTimeout(done, 30));
  // A key that leads to another page ends the wait here; the next one begins there.
  await page.evaluate(moment).catch(() => page.waitForLoadState());
}
