import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const configFile = new URL('./vite.config.ts', import.meta.url).pathname;
const pictures = join(import.meta.dirname, '..', '..', '.cache', 'pictures', 'gallery');

let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await build({ configFile, logLevel: 'silent' });
  server = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 } });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function openGallery(width = 1200, search = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${server.resolvedUrls?.local[0]}${search}`);
  await page.getByRole('heading', { name: 'Overlays' }).waitFor();
  return page;
}

/** What opens at the end of the body belongs to its trigger, not to a landmark: axe's `region` does not know that. */
async function violations(page: Page, disabled: string[] = []): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).disableRules(disabled).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const looks = [320, 1200].flatMap((width) => ['light', 'dark'].map((theme) => ({ width, theme })));

describe('every primitive', { timeout: 60_000 }, () => {
  it.each(looks)('has no accessibility violation and fits at $width px, $theme', async ({ width, theme }) => {
    const page = await openGallery(width, `?theme=${theme}`);
    await page.screenshot({ path: join(pictures, `${width}-${theme}.png`), fullPage: true });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  it.each(looks)('has no violation in what opens at $width px, $theme', async ({ width, theme }) => {
    const page = await openGallery(width, `?theme=${theme}`);
    for (const name of ['Dialog', 'Confirm', 'Drawer', 'Palette', 'Menu', 'Popover']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.locator('[role=dialog],[role=menu]').first().waitFor();
      await page.screenshot({ path: join(pictures, `${width}-${theme}-${name}.png`) });
      expect(await violations(page, ['region'])).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog],[role=menu]').first().waitFor({ state: 'detached' });
    }
    await page.context().close();
  });

  it('leaves every target at least 24 px in both directions', async () => {
    const page = await openGallery(320);
    const small = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('main :is(button, input, select, textarea)')]
          .map((control) => (control.closest('label') ?? control).getBoundingClientRect())
          .filter(({ width, height }) => width < 24 || height < 24).length,
    );
    expect(small).toBe(0);
    await page.context().close();
  });
});

describe('the keyboard', { timeout: 60_000 }, () => {
  it('undoes the newest change by Ctrl+Z, except while someone types', async () => {
    const page = await openGallery();
    await page.getByRole('button', { name: 'Toast', exact: true }).click();
    await page.getByRole('button', { name: 'Error toast' }).click();
    await page.screenshot({ path: join(pictures, 'toasts.png') });
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Name').focus();
    await page.keyboard.press('Control+z');
    expect(await page.getByLabel('Undone').textContent()).toBe('0');
    await page.getByRole('button', { name: 'Save', exact: true }).focus();
    await page.keyboard.press('Control+z');
    expect(await page.getByLabel('Undone').textContent()).toBe('1');
    await page.context().close();
  });

  it('answers single keys and sequences, but not inside a field, and lists them on "?"', async () => {
    const page = await openGallery();
    await page.getByLabel('Name').press('d');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Save', exact: true }).focus();
    await page.keyboard.press('d');
    await page.getByRole('dialog', { name: 'Log a call' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Send security questionnaire' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Go to customers').waitFor();
    await page.screenshot({ path: join(pictures, 'help.png') });
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('chooses a customer by typing, arrows and Enter, and creates one that is not there', async () => {
    const page = await openGallery();
    const field = page.getByRole('combobox', { name: 'Customer' });
    await field.fill('a');
    await page.getByRole('option', { name: 'Aster' }).waitFor();
    await page.screenshot({ path: join(pictures, 'combobox.png') });
    expect(await violations(page, ['region'])).toEqual([]);
    await field.press('ArrowDown');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('Aster & Co');
    await field.fill('Newco');
    await page.getByRole('option', { name: 'Create “Newco”' }).click();
    expect(await field.inputValue()).toBe('Newco');
    await page.context().close();
  });

  it('walks the rows of a table with the arrows', async () => {
    const page = await openGallery();
    await page.getByRole('link', { name: 'Acme GmbH' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bolt Logistics');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#1');
    await page.context().close();
  });

  it('renders only the visible part of a long list', async () => {
    const page = await openGallery();
    const list = page.getByRole('region', { name: 'Timeline' });
    expect(await list.getByRole('listitem').count()).toBeLessThan(30);
    await list.evaluate((element) => element.scrollTo(0, 1e9));
    await list.getByText('Message 2000').waitFor();
    await page.context().close();
  });
});
