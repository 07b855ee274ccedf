import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { SidePanel } from './side-panel.js';

const pictures = join(import.meta.dirname, '..', '..', '..', '.cache', 'pictures', 'looks');

/** Looks at what the panel shows now: narrow and wide, light and dark, readable by everybody and nothing cut off. */
export function expectGoodLooks(panel: SidePanel, name: string): Promise<void> {
  return takePictures(panel, name, async (look) => expect(await finds(panel), look).toEqual([]));
}

/** The pictures alone, with nothing cut off: within a mail's frame no script of a check runs. */
export async function takePictures(
  panel: SidePanel,
  name: string,
  check: (look: string) => Promise<void> = async () => {},
): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const width of [300, 320, 400]) {
    for (const theme of ['light', 'dark']) {
      await dress(panel, width, theme);
      const picture = join(pictures, `${name}-${width}-${theme}.png`);
      await panel.tab.page.locator('iframe[title="Threadline"]').screenshot({ path: picture });
      await check(`${width} px, ${theme}`);
      const beyond = await panel.frame.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond, `${width} px, ${theme}`).toBe(0);
    }
  }
}

/** As wide as another mail client's place may be, lifted out of the side bar, and in the colours of either theme. */
async function dress({ tab, frame }: SidePanel, width: number, theme: string): Promise<void> {
  await tab.page.evaluate((pixels) => {
    const shown = document.querySelector<HTMLElement>('iframe[title="Threadline"]');
    if (shown)
      Object.assign(shown.style, { position: 'fixed', right: '0', top: '0', zIndex: '9999', width: `${pixels}px` });
  }, width);
  await frame.evaluate((shown) => {
    document.documentElement.dataset.theme = shown;
  }, theme);
  await frame.locator('.animate-breathe').first().waitFor({ state: 'detached' });
  await frame.waitForFunction((pixels) => innerWidth === pixels, width);
}

/** Of the whole tab only the panel counts: Gmail's own page is Gmail's. */
async function finds({ tab }: SidePanel): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: tab.page }).include('iframe[title="Threadline"]').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
}
