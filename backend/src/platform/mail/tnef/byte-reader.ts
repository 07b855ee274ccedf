/** Reads little-endian values one after the other; throws RangeError beyond the end. */
export class ByteReader {
  private position = 0;

  constructor(private readonly bytes: Buffer) {}

  get left(): number {
    return this.bytes.length - this.position;
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  short(): number {
    return this.take(2).readUInt16LE();
  }

  long(): number {
    return this.take(4).readUInt32LE();
  }

  /** The next bytes, without copying them. */
  take(length: number): Buffer {
    if (length > this.left) throw new RangeError('The data ends early.');
    const start = this.position;
    this.position += length;
    return this.bytes.subarray(start, this.position);
  }

  /** The next bytes, and those that fill them up to a multiple of four. */
  takePadded(length: number): Buffer {
    const found = this.take(length);
    this.take(Math.min(this.left, (4 - (length % 4)) % 4));
    return found;
  }
}
