/** Where the parts of a backup are put, in a folder or one file. Nothing stands under its name until `finish`. */
export interface ContainerWriter {
  add(name: string, content: Buffer): Promise<void>;
  /** Makes everything durable and puts it under its name. */
  finish(): Promise<void>;
  /** Removes what was written; for a backup that failed. */
  abandon(): Promise<void>;
}

export interface ContainerReader {
  /** The content of a part; null where there is none of this name. */
  read(name: string): Promise<Buffer | null>;
  close(): Promise<void>;
}

/** Parts hold so much at most, so that memory does not grow with what is saved. */
export const mostPartBytes = 8 * 1024 * 1024;

/** Parts are numbered from 1; put together in this order they are the member. */
export const partName = (member: string, number: number): string => `${member}.${String(number).padStart(5, '0')}`;
