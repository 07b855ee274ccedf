/**
 * The chain of causes below an error, for the log. The text of a statement may stand there, its values may not: neither
 * drizzle's list of parameters nor PostgreSQL's sentences, which quote what people wrote.
 */
export function describeCauses(error: Error): string[] {
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error && causes.length < 8; cause = cause.cause) {
    causes.push(describe(cause));
  }
  return causes;
}

/** The stack of an error; for a failed statement without its sentence, which holds the values. */
export function stackOf(error: Error): string {
  const { name, stack = '' } = error;
  if (!('query' in error)) return stack;
  return [name, ...stack.split('\n').filter((line) => /^\s+at /.test(line))].join('\n');
}

function describe(cause: Error): string {
  const { query, code, severity, constraint_name, table_name, routine } = cause as Error & Record<string, unknown>;
  if (typeof query === 'string' && severity === undefined)
    return `query: ${query.replace(/\s+/g, ' ').trim().slice(0, 2_000)}`;
  if (severity === undefined) return cause.stack ?? cause.name;
  const facts = { code, table: table_name, constraint: constraint_name, routine };
  return `PostgreSQL ${JSON.stringify(facts)}`;
}
