import { encodePng } from './encode-png.js';
import { initialOf, type Stroke } from './letters.js';

export const iconSizes = [180, 192, 512] as const;
export type IconSize = (typeof iconSizes)[number];

export interface IconLook {
  name: string;
  /** As `#rrggbb`: the ground, and the letter on it. */
  ground: string;
  letter: string;
}

/** The letter's height and the pen's width, as parts of the icon: all of it stays within what every phone cuts out. */
const heightPart = 0.4;
const penPart = 0.085;

const drawn = new Map<string, Buffer>();
const mostKept = 100;

/** An organisation's icon as PNG: the initial of its name on its colour, to the edges. Drawn once, then kept. */
export function drawIcon(look: IconLook, size: IconSize): Buffer {
  const key = JSON.stringify([initialOf(look.name), look.ground, look.letter, size]);
  const kept = drawn.get(key);
  if (kept) return kept;
  if (drawn.size >= mostKept) drawn.clear();
  const icon = draw(look, size);
  drawn.set(key, icon);
  return icon;
}

function draw({ name, ground, letter }: IconLook, size: IconSize): Buffer {
  const [back, front] = [ground, letter].map(channelsOf) as [number[], number[]];
  const pixels = new Uint8Array(size * size * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = back[at % 3] ?? 0;
  const segments = segmentsIn(initialOf(name), size);
  const half = (size * penPart) / 2;
  const { left, right, top, bottom } = boundsOf(segments, half + 1);
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const covered = Math.min(1, Math.max(0, half + 0.5 - distanceTo(segments, x + 0.5, y + 0.5)));
      if (covered === 0) continue;
      for (const [channel, value] of front.entries()) {
        pixels[(y * size + x) * 3 + channel] = Math.round(value * covered + (back[channel] ?? 0) * (1 - covered));
      }
    }
  }
  return encodePng(pixels, size);
}

type Segment = readonly [number, number, number, number];

/** The strokes as straight pieces in pixels, in the middle of the icon. */
function segmentsIn(strokes: readonly Stroke[], size: number): Segment[] {
  const all = strokes.flat();
  const xs = all.filter((_, index) => index % 2 === 0);
  const scale = (size * heightPart) / 14;
  const left = size / 2 - ((Math.min(...xs) + Math.max(...xs)) / 2) * scale;
  const top = size / 2 - 7 * scale;
  return strokes.flatMap((stroke) => {
    const points = stroke.map((value, index) => (index % 2 === 0 ? left : top) + value * scale);
    return Array.from(
      { length: points.length / 2 - 1 },
      (_, at) => points.slice(at * 2, at * 2 + 4) as never as Segment,
    );
  });
}

function boundsOf(segments: readonly Segment[], margin: number) {
  const xs = segments.flatMap(([x1, , x2]) => [x1, x2]);
  const ys = segments.flatMap(([, y1, , y2]) => [y1, y2]);
  return {
    left: Math.floor(Math.min(...xs) - margin),
    right: Math.ceil(Math.max(...xs) + margin),
    top: Math.floor(Math.min(...ys) - margin),
    bottom: Math.ceil(Math.max(...ys) + margin),
  };
}

function distanceTo(segments: readonly Segment[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [x1, y1, x2, y2] of segments) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
    const [ox, oy] = [x - x1 - along * dx, y - y1 - along * dy];
    nearest = Math.min(nearest, ox * ox + oy * oy);
  }
  return Math.sqrt(nearest);
}

const channelsOf = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
