/** Most of whom buckets are kept; the one that was asked longest ago goes first, and would be full again by then. */
const mostKept = 20_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** So many at once, and so many a minute. In this process alone, so that asking costs a microsecond. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly perMinute: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Takes one, and says how many seconds are missing until there would be one: 0 where one was taken. */
  take(key: string): number {
    const bucket = this.filled(key);
    this.keep(key, bucket);
    if (bucket.tokens < 1) return this.secondsUntilOne(bucket);
    bucket.tokens -= 1;
    return 0;
  }

  /** As `take`, without taking. */
  look(key: string): number {
    const bucket = this.filled(key);
    return bucket.tokens < 1 ? this.secondsUntilOne(bucket) : 0;
  }

  private filled(key: string): Bucket {
    const now = this.clock();
    const known = this.buckets.get(key);
    if (!known) return { tokens: this.perMinute, at: now };
    const gained = ((now - known.at) / 60_000) * this.perMinute;
    return { tokens: Math.min(this.perMinute, known.tokens + gained), at: now };
  }

  private keep(key: string, bucket: Bucket): void {
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    const oldest = this.buckets.keys().next();
    if (this.buckets.size > mostKept && !oldest.done) this.buckets.delete(oldest.value);
  }

  private secondsUntilOne({ tokens }: Bucket): number {
    return Math.max(1, Math.ceil(((1 - tokens) / this.perMinute) * 60));
  }
}
