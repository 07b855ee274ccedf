import type * as z from 'zod';
import { SourceProblem } from '../../mail-sync/port.js';
import { jsonOf, type VendorAnswer } from './vendor-request.js';

/** The answer in the shape that it is documented to have; ends with a SourceProblem where it has another. */
export function readAnswer<Shape extends z.ZodType>(shape: Shape, answer: VendorAnswer): z.output<Shape> {
  const read = shape.safeParse(jsonOf(answer));
  if (read.success) return read.data;
  throw new SourceProblem('broken_answer', 'The vendor’s answer could not be read.', { cause: read.error });
}
