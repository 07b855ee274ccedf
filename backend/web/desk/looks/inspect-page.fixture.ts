import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { deskArea } from '../locales/desk-area.js';
import { overflowOf } from '../open-desk.fixture.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rawText = new RegExp(`(?:^|[\\s"(])((?:${Object.keys(deskArea.en).join('|')})\\.[\\w.]+|\\{\\{\\w*\\}\\})`);

/** What is wrong with the page as it stands: too wide, without heading, unreadable for somebody, or text unfilled. */
export async function wrongWith(page: Page): Promise<string[]> {
  const overflow = await overflowOf(page);
  const raw = rawText.exec(await wordsOf(page))?.[1];
  return [
    ...(overflow > 0 ? [`wider than the window by ${overflow} px`] : []),
    ...((await hasHeading(page)) ? [] : ['no heading']),
    ...(raw ? [`text never filled in: ${raw}`] : []),
    ...(await violationsNow(page, { rules: { 'target-size': { enabled: true } } })),
  ];
}

/** What cannot be read in the colours that the page has on: all that another theme can break. */
export function unreadableOn(page: Page): Promise<string[]> {
  return violationsNow(page, { runOnly: ['color-contrast'] });
}

/** Every text that is seen or read aloud. */
function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label],[placeholder],[title]')];
    const spoken = ['aria-label', 'placeholder', 'title'].flatMap((name) =>
      named.map((element) => element.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.innerText, ...spoken].join('\n');
  });
}

/** A page begins with one heading, and so does what is opened in front of it. */
function hasHeading(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const front = document.querySelector('[role=dialog]');
    if (front) return Boolean(front.getAttribute('aria-label') ?? front.querySelector('h2')?.textContent);
    return [...document.querySelectorAll('h1')].filter(({ textContent }) => textContent?.trim()).length === 1;
  });
}

declare const axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };

async function violationsNow(page: Page, asked: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (options) => {
    const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'], iframes: false });
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    // A menu or tip floats beside its button and is no part of the page to be found in.
    return found.filter((one) => !/^region: <div data-radix-popper/.test(one));
  }, asked);
}
