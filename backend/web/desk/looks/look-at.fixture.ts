import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { unreadableOn, wrongWith } from './inspect-page.fixture.js';

/** Where pictures of what is looked at go, if they are asked for. */
const pictures = process.env.PICTURES_FOLDER;
const windows = [
  { width: 1200, height: 850 },
  { width: 375, height: 812 },
  { width: 320, height: 640 },
] as const;

/** Looks at a page at some of the widths in both colours, and answers everything that is wrong with it. */
export async function lookAt(page: Page, name: string, widths: readonly number[] = [1200, 320]): Promise<string[]> {
  const found: string[] = [];
  for (const size of windows.filter(({ width }) => widths.includes(width))) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      const look = `${name}-${size.width}-${colorScheme}`;
      if (pictures) await take(page, join(pictures, `${look}.png`));
      const wrong = colorScheme === 'light' ? await wrongWith(page) : await unreadableOn(page);
      found.push(...wrong.map((one) => `${look}: ${one}`));
    }
  }
  await page.setViewportSize(windows[0]);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Nothing is being read any more on the page, or in the dialog in front of it, and the last change is painted. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const front = [...document.querySelectorAll('main, [role=dialog]')].at(-1);
    return !front?.querySelector('.animate-breathe');
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function take(page: Page, path: string): Promise<void> {
  mkdirSync(join(path, '..'), { recursive: true });
  await page.screenshot({ path });
}
