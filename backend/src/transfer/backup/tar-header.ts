export const blockBytes = 512;
const largestPart = 64 * 1024 * 1024;

/** The header of a file in a tar (POSIX ustar), private to its owner and without a date. */
export function writeHeader(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`The name ${name} is too long for a tar.`);
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${octal(size, 11)}\0`, 124);
  header.write(`${octal(0, 11)}\0`, 136);
  header.write('0ustar\0', 156);
  header.write('00', 263);
  header.write(`${octal(sumOf(header), 6)}\0 `, 148);
  return header;
}

/** Name and size of the file that follows; null at the end, and where the header is damaged. */
export function readHeader(header: Buffer): { name: string; size: number } | null {
  if (header.length < blockBytes || Number.parseInt(header.toString('latin1', 148, 154), 8) !== sumOf(header))
    return null;
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
  if (!(size >= 0 && size <= largestPart)) return null;
  return { name: header.toString('utf8', 0, 100).replace(/\0.*$/, ''), size };
}

const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');

// The field of the sum itself counts as blanks.
function sumOf(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}
