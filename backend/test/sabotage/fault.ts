export const faultKinds = ['tenancy', 'notes', 'roles', 'portal', 'sign-in', 'requests', 'records'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One thing that is broken on purpose, to see which proof notices. */
export interface Fault {
  name: string;
  kind: FaultKind;
  plant: PlantedSql | PlantedCode;
  /** The tests that should notice, the likeliest first; all proofs are asked where none of them does. */
  detectors: readonly string[];
}

/** Run as the administrator on the database that every test copies. */
export interface PlantedSql {
  sql: readonly string[];
  /** Takes away what stands in the cluster instead of the database, and would be there at the next fault. */
  undo?: string;
}

/** A piece of a source file, which stands in it once, exchanged for another. */
export interface PlantedCode {
  file: string;
  find: string;
  put: string;
}

/** Opens a table's rows to every organisation. */
export const openTo = (table: string) => `ALTER POLICY tenant ON ${table} USING (true) WITH CHECK (true)`;

/** Takes away what narrows a table to a role's customers, tasks or own rows. */
export const withoutScope = (table: string) => `DROP POLICY scope ON ${table}`;

/** Exchanges a piece of a function; fails where it does not hold the piece. */
export function inFunction(name: string, find: string, put: string): string {
  const quoted = [find, put].map((text) => `'${text.replaceAll("'", "''")}'`);
  return `DO $planted$ DECLARE body text;
    BEGIN
      SELECT pg_get_functiondef(p.oid) INTO STRICT body FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.proname = '${name}';
      IF position(${quoted[0]} IN body) = 0 THEN RAISE EXCEPTION 'The function ${name} does not hold this piece.'; END IF;
      EXECUTE replace(body, ${quoted.join(', ')});
    END $planted$`;
}
