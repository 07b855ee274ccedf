import * as z from 'zod';

interface JsonSchema {
  type?: string;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
}

/** The kind that a query string's text stands for; everything else stays text. */
type Kind = 'number' | 'boolean' | 'array' | 'text';

/** Reads the strings of a query by the types of the input: `limit=20`, `archived=false`, `stage=growth&stage=renewal`. */
export function queryReader(input: z.ZodType): (query: URLSearchParams) => Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const kinds = new Map(Object.entries(properties).map(([name, schema]) => [name, kindOf(schema)]));
  return (query) => {
    const names = [...new Set(query.keys())].filter((name) => name !== '__proto__');
    return Object.fromEntries(names.map((name) => [name, read(kinds.get(name) ?? 'text', query.getAll(name))]));
  };
}

// What cannot be read stays a string, and the schema refuses it with its own sentence.
function read(kind: Kind, values: string[]): unknown {
  const [first = ''] = values;
  if (kind === 'array') return values;
  if (values.length > 1) return values;
  if (kind === 'number') return first !== '' && Number.isFinite(Number(first)) ? Number(first) : first;
  if (kind === 'boolean') return first === 'true' || (first === 'false' ? false : first);
  return first;
}

function kindOf(schema: JsonSchema): Kind {
  const types = [schema, ...(schema.anyOf ?? [])].map((one) => one.type);
  if (types.includes('array')) return 'array';
  if (types.includes('integer') || types.includes('number')) return 'number';
  return types.includes('boolean') ? 'boolean' : 'text';
}
