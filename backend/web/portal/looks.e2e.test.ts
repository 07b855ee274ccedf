import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { overflowOf } from '../desk/open-desk.fixture.js';
import { fullPortal, signInByMail } from './full-portal.fixture.js';

const pictures = fileURLToPath(new URL('../../../.cache/pictures/portal/', import.meta.url));
const looks = [
  { width: 375, colorScheme: 'light', locale: 'en-GB' },
  { width: 375, colorScheme: 'dark', locale: 'de-DE' },
  { width: 1200, colorScheme: 'light', locale: 'de-DE' },
  { width: 1200, colorScheme: 'dark', locale: 'en-GB' },
] as const;
type Look = (typeof looks)[number];

const portal = fullPortal();

beforeAll(() => void mkdirSync(pictures, { recursive: true }));

const open = ({ width, colorScheme, locale }: Look, url: string) =>
  portal.open(url, { viewport: { width, height: 780 }, colorScheme, locale });

/** Takes the picture, and answers what is wrong with the page: axe’s findings, overflow, small targets. */
async function look(page: Page, { width, colorScheme }: Look, name: string): Promise<string[]> {
  await page.screenshot({ path: `${pictures}${name}-${width}-${colorScheme}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  const overflow = await overflowOf(page);
  if (overflow > 0) found.push(`${overflow} px too wide`);
  if (width < 768) found.push(...(await smallTargets(page)));
  return found.map((finding) => `${name}: ${finding}`);
}

function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll('a[href], button, select, input')];
    return controls.flatMap((control) => {
      const target = control.closest('label') ?? control;
      const { width, height } = target.getBoundingClientRect();
      const hidden = width <= 1 || height <= 1;
      return hidden || (width >= 44 && height >= 44)
        ? []
        : [`${Math.round(width)} × ${Math.round(height)} ${control.outerHTML.slice(0, 120)}`];
    });
  });
}

const pages = ['', '/tasks', '/conversations', '/documents', '/people', '/settings', '/nowhere'];

test.each(looks)(
  'every page at $width px, $colorScheme, is readable, within its width, and large enough to tap',
  async (at) => {
    const { page, complaints } = await open(at, portal.url);
    const found = await look(page, at, 'sign-in');
    await signInByMail(portal, page);
    for (const path of pages) {
      await page.goto(`${portal.url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      found.push(...(await look(page, at, path.slice(1) || 'home')));
    }
    await page.goto(`${portal.url}/conversations`);
    await page.getByRole('link', { name: /Go-live/ }).click();
    await page.getByText('we would like to go live').waitFor();
    found.push(...(await look(page, at, 'conversation')));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('what is empty, and what could not be read, says so and what to do next', async () => {
  const { world } = portal;
  const zenith = await world.customer('Zenith', 'zenith-portal.com');
  const at = looks[0];
  const { page } = await open(at, portal.url);
  await signInByMail({ ...portal, acme: zenith }, page);
  const found: string[] = [];
  for (const path of ['', '/tasks', '/conversations', '/documents', '/people']) {
    await page.goto(`${portal.url}${path}`);
    await page.waitForLoadState('networkidle');
    found.push(...(await look(page, at, `empty-${path.slice(1) || 'home'}`)));
  }
  await page.goto(`${portal.url}/conversations/0199a0b0-0000-7000-8000-000000000000`);
  await page.getByText('no longer shared with you').waitFor();
  found.push(...(await look(page, at, 'gone')));
  await page.route('**/portal/trpc/**', (route) => route.abort());
  await page.goto(`${portal.url}/tasks`);
  await page.getByText('cannot be reached').waitFor();
  found.push(...(await look(page, at, 'failing')));
  await page.unrouteAll();
  await page.goto(`${portal.url}/enter#unknown`);
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  found.push(...(await look(page, at, 'expired')));
  await page.goto(`${portal.url}-unknown`);
  await page.getByRole('heading', { name: 'This address is not complete' }).waitFor();
  found.push(...(await look(page, at, 'unknown')));
  expect(found).toEqual([]);
  await page.context().close();
});
