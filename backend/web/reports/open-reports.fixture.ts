import type { Page } from 'playwright-core';
import type { DeskWorld, SignIn } from '../../test/desk-world.js';

/** Signs in at an address of the reports, through the desk's page, and waits until the report is read. */
export async function openReport(page: Page, url: string, who: SignIn): Promise<void> {
  await page.goto(url);
  await page.getByLabel('E-mail address').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/reports\//);
  await read(page);
}

/** The report at the address is there, and nothing is being read any more. */
export async function read(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.waitForFunction(
    () =>
      document.querySelectorAll('main .animate-breathe, [role=dialog] .animate-breathe, main [aria-busy=true]')
        .length === 0,
  );
}

/** What a report's procedure answers to who is signed in on the page. */
export async function askReport<Answer>(page: Page, world: DeskWorld, asked: [string, object]): Promise<Answer> {
  const [procedure, input] = asked;
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const response = await page.request.get(`${world.server.url}/desk/trpc/reports.${procedure}?${query}`);
  const body = (await response.json()) as { result: { data: Answer } };
  return body.result.data;
}

/** The cells of the table on the page, row by row, the head first; one over several columns stands in each. */
export function tableOn(page: Page, label: string): Promise<string[][]> {
  return page
    .getByRole('table', { name: label })
    .locator('tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll<HTMLTableCellElement>('th,td')].flatMap((cell) =>
          Array.from({ length: cell.colSpan }, () => cell.textContent?.trim() ?? ''),
        ),
      ),
    );
}
