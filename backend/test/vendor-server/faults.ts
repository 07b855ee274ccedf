export interface Fault {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** What a vendor answers instead of what it was asked for, on some calls. */
export class Faults {
  private queue: { left: number; after: number; path: RegExp; fault: Fault }[] = [];

  /** The next calls of these paths fail so, after some that do not. */
  next(times: number, fault: Fault, { path = /./, after = 0 }: { path?: RegExp; after?: number } = {}): void {
    this.queue.push({ left: times, after, path, fault });
  }

  clear(): void {
    this.queue = [];
  }

  of(path: string): Fault | null {
    const found = this.queue.find((one) => one.left > 0 && one.path.test(path));
    if (!found) return null;
    if (found.after > 0) {
      found.after -= 1;
      return null;
    }
    found.left -= 1;
    return found.fault;
  }
}
