import type { Frame, Locator } from 'playwright-core';
import { type HostileMail, hostileMails } from '../../backend/test/hostile/hostile-mails.js';

/** Some of all hostile mails, of every kind: as many as `HOSTILE_MAILS` says, or few. */
export function chosenMails(few: number): HostileMail[] {
  const all = hostileMails();
  const count = Number(process.env.HOSTILE_MAILS ?? few);
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]).filter(
    (mail) => mail !== undefined,
  );
}

/** Opens the mails of a panel's timeline one after another with all their pictures, and counts those that break out. */
export async function openInPanel(panel: Frame, count: number): Promise<{ opened: number; escapes: number }> {
  await panel.getByRole('button', { name: 'Search the timeline' }).click();
  await panel.getByLabel('Kind').selectOption('mail');
  // Until the mails alone have been read, the list stands as it was.
  await panel.locator('[data-item]', { hasText: 'created' }).first().waitFor({ state: 'detached' });
  let opened = 0;
  let escapes = 0;
  for (let index = 0; index < count; index += 1) {
    const mail = panel.locator(`[data-index="${index}"]`);
    await mail.locator('[data-row]').click();
    const frame = mail.locator('[data-mail-frame]');
    await frame.or(mail.locator('p.text-soft')).first().waitFor();
    const pictures = mail.locator('[data-show-pictures]');
    if (await pictures.isVisible()) await pictures.click();
    if (!(await frame.isVisible())) continue;
    await loaded(frame);
    opened += 1;
    escapes += await panel.evaluate(escapesOf);
  }
  return { opened, escapes };
}

async function loaded(frame: Locator): Promise<void> {
  const element = await frame.elementHandle();
  await (await element?.contentFrame())?.waitForLoadState('load');
}

/** Frames that reach beyond their row, and a page that has become wider than its window. */
function escapesOf(): number {
  const isOut = (frame: Element) => {
    const [inner, outer] = [frame, frame.closest('[data-item]') ?? frame].map((one) => one.getBoundingClientRect());
    return !inner || !outer || inner.left < outer.left || inner.right > outer.right || inner.bottom > outer.bottom;
  };
  const page = document.documentElement;
  const frames = [...document.querySelectorAll('[data-mail-frame]')].filter(isOut).length;
  return frames + Number(page.scrollWidth > page.clientWidth);
}
