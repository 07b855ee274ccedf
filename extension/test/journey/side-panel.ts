import type { Frame, Locator } from 'playwright-core';
import * as keyboard from '../../../backend/test/keys.js';
import type { GmailTab } from '../gmail-tab.js';

/** The panel beside one Gmail tab, driven as a person drives it: Alt+T to get in, then keys. */
export class SidePanel {
  private constructor(
    readonly tab: GmailTab,
    public frame: Frame,
  ) {}

  static async of(tab: GmailTab): Promise<SidePanel> {
    return new SidePanel(tab, await tab.panel());
  }

  customer(name: string): Locator {
    return this.frame.getByRole('heading', { level: 1, name, exact: true });
  }

  text(text: string): Locator {
    return this.frame.getByText(text).first();
  }

  /** Puts the keyboard into the panel, on its first control, as Alt+T does for everybody. */
  async enter(): Promise<void> {
    await this.tab.page.locator('header input').press('Alt+KeyT');
    await this.tab.page.waitForFunction(() => document.activeElement?.matches('iframe[title="Threadline"]'));
    await this.frame.waitForFunction(() => document.activeElement !== document.body);
    await this.frame.evaluate(() => (document.activeElement as HTMLElement).blur());
  }

  /** Walks with j from the top until the row with this text has the focus; again while the row has not been drawn. */
  async walkTo(text: string): Promise<void> {
    const end = Date.now() + 10_000;
    while (Date.now() < end) {
      await this.enter();
      if (await this.walkDownTo(text)) return;
    }
    throw new Error(`No row with "${text}" is reached by j.`);
  }

  private async walkDownTo(text: string): Promise<boolean> {
    for (let step = 0; step < 80; step += 1) {
      await this.press('j');
      const row = await this.frame.evaluate(() => document.activeElement?.closest('[data-item]')?.textContent ?? '');
      if (row.includes(text)) return true;
    }
    return false;
  }

  /** Walks with Tab until the control of this name has the focus; waits first until it is on the screen. */
  async tabTo(name: string): Promise<void> {
    await this.frame.getByLabel(name).or(this.frame.getByText(name)).first().waitFor();
    for (let step = 0; step < 40; step += 1) {
      const focused = await this.frame.evaluate(() => {
        const { activeElement: element } = document;
        const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
        const label = labels ? element.labels?.[0]?.textContent : element?.textContent;
        return element?.getAttribute('aria-label') ?? label ?? '';
      });
      if (focused.startsWith(name)) return;
      await this.press('Tab');
    }
    throw new Error(`No control "${name}" is reached by Tab.`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await keyboard.press(this.tab.page, key, this.frame);
  }

  async type(text: string): Promise<void> {
    await keyboard.type(this.tab.page, text, this.frame);
  }

  /** Opens a form by its key and types into its first field. */
  async begin(key: string, text: string): Promise<void> {
    await this.enter();
    await this.press(key);
    await this.frame.locator('form').getByRole('textbox').first().waitFor();
    await this.frame.waitForFunction(() => document.activeElement?.matches('input, textarea'));
    await this.type(text);
  }

  async save(): Promise<void> {
    await this.press('Control+Enter');
    await this.frame.locator('form').first().waitFor({ state: 'detached' });
  }

  /** Resolves once every write has been taken by the server. */
  async settled(): Promise<void> {
    const end = Date.now() + 20_000;
    while ((await this.waiting()) > 0) {
      if (Date.now() > end) throw new Error('The server has not taken all writes within 20 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** How many writes are kept in the extension's storage because the server has not taken them. */
  waiting(): Promise<number> {
    return this.frame.evaluate(async () => {
      const stored = await chrome.storage.local.get(null);
      return Object.keys(stored).filter((key) => key.startsWith('panel:queue:')).length;
    });
  }

  async reload(): Promise<void> {
    await this.tab.page.reload();
    this.frame = await this.tab.panel();
  }
}
