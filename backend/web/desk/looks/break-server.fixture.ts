import type { Page, Route } from 'playwright-core';

interface Answer {
  error?: unknown;
}

/** From now on the server fails what is asked of it, but for the procedures that are spared. */
export async function breakServer(page: Page, spared: readonly string[]): Promise<void> {
  await page.route('**/desk/trpc/**', (route) => answer(route, spared));
}

async function answer(route: Route, spared: readonly string[]): Promise<void> {
  const names = new URL(route.request().url()).pathname.split('/').at(-1)?.split(',') ?? [];
  if (!names.some((name) => spared.includes(name))) {
    return route.fulfill({ status: 500, contentType: 'text/plain', body: 'Internal Server Error' });
  }
  if (names.every((name) => spared.includes(name))) return route.fallback();
  const response = await route.fetch();
  const answers = (await response.json()) as Answer[];
  const json = answers.map((one, index) => (spared.includes(names[index] ?? '') ? one : failure));
  return route.fulfill({ response, json });
}

const failure: Answer = {
  error: {
    message: 'Something went wrong on our side and nothing was changed. Try again in a moment.',
    code: -32603,
    data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500 },
  },
};
