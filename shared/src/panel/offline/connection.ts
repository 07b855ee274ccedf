type Listener = (reachable: boolean) => void;

const longestWait = 15_000;

/** Whether the server answers. While it does not, asks again after 1, 2, 4 … 15 s and whenever the network comes back. */
export class Connection {
  private reachable = true;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<Listener>();

  constructor(private readonly probe: () => Promise<unknown>) {}

  isReachable = (): boolean => this.reachable;

  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Told by every request whether an answer came. */
  report(reachable: boolean): void {
    if (reachable) this.tries = 0;
    else this.askLater();
    if (reachable === this.reachable) return;
    this.reachable = reachable;
    for (const listener of this.listeners) listener(reachable);
  }

  askNow(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (!this.reachable) void this.probe().catch(() => undefined);
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.listeners.clear();
  }

  private askLater(): void {
    if (this.timer) return;
    const wait = Math.min(longestWait, 1000 * 2 ** this.tries);
    this.tries += 1;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.probe().catch(() => undefined);
    }, wait);
  }
}
