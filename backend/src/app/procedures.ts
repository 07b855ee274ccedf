import * as z from 'zod';
import type { ProcedureMeta } from '../platform/http/procedure.js';
import { appRouter } from './router.js';

export interface Procedure {
  name: string;
  kind: 'query' | 'mutation' | 'subscription';
  meta: ProcedureMeta;
  input: z.ZodType | undefined;
}

/** What the command `procedures` tells of one. */
interface DescribedProcedure {
  name: string;
  kind: Procedure['kind'];
  /** The permission it answers to. */
  policy: string;
  /** JSON schema of its input. */
  input: unknown;
}

interface Definition {
  _def: { type: Procedure['kind']; meta?: ProcedureMeta; inputs: z.ZodType[] };
}

/** Every procedure of the router; throws where one declares no permission. */
export function procedures(): Procedure[] {
  return Object.entries(appRouter._def.procedures as unknown as Record<string, Definition>).map(([name, { _def }]) => {
    if (!_def.meta?.permission) throw new Error(`The procedure ${name} declares no permission.`);
    return { name, kind: _def.type, meta: _def.meta, input: _def.inputs[0] };
  });
}

export function describeProcedures(): DescribedProcedure[] {
  return procedures().map(({ name, kind, meta, input }) => ({
    name,
    kind,
    policy: meta.permission,
    input: input ? z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) : {},
  }));
}
