import type { HostStorage } from '../../mail-host/port.js';

const kept = 60;

/** The last answers of the server, kept to be shown while it cannot be reached. Oldest answers go first. */
export class LastKnown {
  private readonly prefix: string;

  constructor(
    private readonly storage: HostStorage,
    personId: string,
  ) {
    this.prefix = `last:${personId}:`;
  }

  async remember(name: string, value: unknown): Promise<void> {
    await this.storage.set(this.prefix + name, { at: Date.now(), value }).catch(() => undefined);
    await this.forgetOldest().catch(() => undefined);
  }

  async recall(name: string): Promise<unknown> {
    const stored = await this.storage.get(this.prefix + name).catch(() => null);
    return isStored(stored) ? stored.value : null;
  }

  private async forgetOldest(): Promise<void> {
    const keys = await this.storage.keys(this.prefix);
    if (keys.length <= kept) return;
    const stored = await Promise.all(keys.map((key) => this.storage.get(key)));
    const age = (index: number) => {
      const entry = stored[index];
      return isStored(entry) ? entry.at : 0;
    };
    const oldest = keys.map((key, index) => ({ key, at: age(index) })).sort((first, second) => first.at - second.at);
    await Promise.all(oldest.slice(0, keys.length - kept).map(({ key }) => this.storage.remove(key)));
  }
}

/** Removes every kept answer, of whoever was signed in. Drafts and unsent writes stay: they are their maker's. */
export async function forgetAnswers(storage: HostStorage): Promise<void> {
  const keys = await storage.keys('last:');
  await Promise.all([...keys, 'me'].map((key) => storage.remove(key)));
}

function isStored(value: unknown): value is { at: number; value: unknown } {
  return typeof value === 'object' && value !== null && 'at' in value && 'value' in value;
}
