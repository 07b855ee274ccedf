export { reviewProjection } from './projection.js';
export { countReview } from './verbs/count-review.js';
export { list } from './verbs/list-review.js';
export { resolveMany, undoMany } from './verbs/resolve-many.js';
export { resolve } from './verbs/resolve-review.js';
export { undo } from './verbs/undo-review.js';
