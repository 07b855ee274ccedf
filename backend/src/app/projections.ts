import { binProjection } from '../bin/projection.js';
import type { Projection } from '../platform/db/in-org.js';
import { reviewProjection } from '../review/projection.js';
import { timelineProjection } from '../timeline/projection.js';

/** Who reads events within the writer's transaction. */
export const projections: readonly Projection[] = [timelineProjection, reviewProjection, binProjection];
