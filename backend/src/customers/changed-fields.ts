type Fields = Record<string, unknown>;

/** The wanted values that differ from what the row holds; fields that are not given stay. */
export function changedFields<Row extends Fields, Wanted extends { [Key in keyof Row]?: Row[Key] | undefined }>(
  row: Row,
  wanted: Wanted,
): Partial<Row> {
  const changed = Object.entries(wanted).filter(([key, value]) => value !== undefined && differs(row[key], value));
  return Object.fromEntries(changed) as Partial<Row>;
}

const differs = (held: unknown, wanted: unknown): boolean => JSON.stringify(held ?? null) !== JSON.stringify(wanted);
