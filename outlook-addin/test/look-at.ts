import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { OutlookPage } from './outlook-page.js';

const pictures = join(import.meta.dirname, '..', '..', '.cache', 'pictures', 'outlook');

/** Takes pictures of the pane at every width in both colours; it must be readable by everybody and not be cut. */
export async function look(outlook: OutlookPage, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const width of [300, 320, 400]) {
    await outlook.setWidth(width);
    await outlook.pane.waitForFunction((pixels) => innerWidth === pixels, width);
    for (const theme of ['light', 'dark']) {
      await outlook.pane.evaluate(
        (ground) => globalThis.fakeOffice.showGround(ground),
        theme === 'dark' ? '#1f1f1f' : '#ffffff',
      );
      await outlook.pane.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
      await outlook.pane.locator('.animate-breathe').first().waitFor({ state: 'detached' });
      await outlook.page.locator('iframe').screenshot({ path: join(pictures, `${name}-${width}-${theme}.png`) });
      const { violations } = await new AxeBuilder({ page: outlook.page }).include('iframe').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
      const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await outlook.pane.evaluate(beyond), `${width} px, ${theme}`).toBe(0);
    }
  }
}
