/** A stroke through points, as x and y in turn, y downwards; letters are 14 high. */
export type Stroke = readonly number[];

const degree = Math.PI / 180;

/** Points along an ellipse; 0° is at the right, 90° at the bottom. */
function arc(
  centre: readonly [number, number],
  radii: readonly [number, number],
  [from, to]: readonly [number, number],
): number[] {
  const steps = Math.ceil(Math.abs(to - from) / 12);
  return Array.from({ length: steps + 1 }, (_, step) => (from + ((to - from) * step) / steps) * degree).flatMap(
    (angle) => [centre[0] + radii[0] * Math.cos(angle), centre[1] + radii[1] * Math.sin(angle)],
  );
}

const stem: Stroke = [0, 0, 0, 14];
const bowl: Stroke = [0, 0, ...arc([5, 3.8], [3.8, 3.8], [-90, 90]), 0, 7.6];
const ring: Stroke = arc([6, 7], [6, 7], [0, 360]);

/** The letters of the Latin alphabet as a pen of one width writes them. */
export const letters: Readonly<Record<string, readonly Stroke[]>> = {
  A: [
    [0, 14, 5, 0, 10, 14],
    [1.8, 9.5, 8.2, 9.5],
  ],
  B: [
    stem,
    [0, 0, ...arc([5, 3.4], [3.4, 3.4], [-90, 90]), 0, 6.8],
    [0, 6.8, ...arc([5.4, 10.4], [3.6, 3.6], [-90, 90]), 0, 14],
  ],
  C: [arc([6, 7], [6, 7], [-45, -315])],
  D: [stem, [0, 0, ...arc([3.5, 7], [6.5, 7], [-90, 90]), 0, 14]],
  E: [
    [8.5, 0, 0, 0, 0, 14, 8.5, 14],
    [0, 7, 7, 7],
  ],
  F: [
    [8.5, 0, 0, 0, 0, 14],
    [0, 7, 7, 7],
  ],
  G: [[...arc([6, 7], [6, 7], [-45, -360]), 6.8, 7]],
  H: [stem, [10, 0, 10, 14], [0, 7, 10, 7]],
  I: [stem],
  J: [[7, 0, ...arc([3.5, 10.2], [3.5, 3.8], [0, 160])]],
  K: [stem, [9, 0, 0, 8.5], [3.3, 5.4, 9.5, 14]],
  L: [[0, 0, 0, 14, 8, 14]],
  M: [[0, 14, 0, 0, 6, 9, 12, 0, 12, 14]],
  N: [[0, 14, 0, 0, 10, 14, 10, 0]],
  O: [ring],
  P: [stem, bowl],
  Q: [ring, [7.5, 10, 11.5, 14.5]],
  R: [stem, bowl, [4.6, 7.6, 9.2, 14]],
  S: [[...arc([5, 3.6], [4.2, 3.6], [-30, -270]), ...arc([5, 10.6], [4.6, 3.4], [-90, 150])]],
  T: [
    [0, 0, 10, 0],
    [5, 0, 5, 14],
  ],
  U: [[0, 0, ...arc([5, 9], [5, 5], [180, 0]), 10, 0]],
  V: [[0, 0, 5, 14, 10, 0]],
  W: [[0, 0, 3.5, 14, 7, 3, 10.5, 14, 14, 0]],
  X: [
    [0, 0, 10, 14],
    [10, 0, 0, 14],
  ],
  Y: [
    [0, 0, 5, 7, 10, 0],
    [5, 7, 5, 14],
  ],
  Z: [[0, 0, 10, 0, 0, 14, 10, 14]],
};

/** What stands for every name that begins otherwise. */
export const otherwise: readonly Stroke[] = [arc([5, 7], [4.5, 4.5], [0, 360])];

/** The strokes of a name's initial, without what stands above or below it. */
export function initialOf(name: string): readonly Stroke[] {
  const initial = name.trim().normalize('NFD').toUpperCase()[0] ?? '';
  return letters[initial] ?? otherwise;
}
