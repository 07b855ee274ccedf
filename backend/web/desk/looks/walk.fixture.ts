import type { Page } from 'playwright-core';
import { lookAt, settled } from './look-at.fixture.js';
import type { Screen } from './screens.fixture.js';

/** Signs in on the page that asks for it. */
export async function enter(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
}

/** Opens one screen after the other and answers what is wrong with any of them. */
export async function walk(page: Page, world: string, screens: readonly Screen[]): Promise<string[]> {
  page.setDefaultTimeout(15_000);
  const found: string[] = [];
  for (const screen of screens) {
    const name = `${world}-${screen.name}`;
    const wrong = await open(page, screen)
      .then(() => lookAt(page, name, screen.widths))
      .catch((error: Error) => [`${name} never came: ${error.message}`]);
    found.push(...wrong);
  }
  return found;
}

async function open(page: Page, { path, open: opening, shows }: Screen): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 850 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(new URL(path, page.url()).href);
  if (opening) {
    await page.getByRole('heading').first().waitFor();
    await settled(page);
    await opening(page);
  }
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
}
