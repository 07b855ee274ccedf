type Rgb = readonly [number, number, number];

/** The shades of an organisation's colour for one look, all readable on every ground of that look. */
export interface BrandShades {
  accent: string;
  /** For the pointer upon it. */
  strong: string;
  /** As the colour of text. */
  ink: string;
  /** A ground that hints at the colour. */
  soft: string;
  /** Text upon the accent. */
  on: string;
}

const readable = 4.5;
const steps = 50;
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
const dark: Rgb = [15, 23, 42];
const lightGround: Rgb = [226, 232, 240];
const darkGround: Rgb = [42, 54, 75];

/** Darkens a colour for the light look and lightens it for the dark one, as little as its text needs to be read. */
export function shadesOf(colour: string): { light: BrandShades; dark: BrandShades } {
  const given = parse(colour);
  const lightSoft = mix(given, white, 0.92);
  const darkSoft = mix(given, dark, 0.82);
  const light = until(given, black, [white, lightGround, lightSoft]);
  const bright = until(given, white, [dark, darkGround, darkSoft]);
  return {
    light: shades({ accent: light, strong: mix(light, black, 0.15), soft: lightSoft, on: white }),
    dark: shades({ accent: bright, strong: mix(bright, white, 0.25), soft: darkSoft, on: dark }),
  };
}

/** How far two colours stand apart, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastBetween(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

/** Whether the colour itself carries white text; if not, the pages show a darker shade of it. */
export function carriesWhiteText(colour: string): boolean {
  return contrastBetween(colour, '#ffffff') >= readable;
}

function shades({ accent, strong, soft, on }: Record<'accent' | 'strong' | 'soft' | 'on', Rgb>): BrandShades {
  return { accent: write(accent), strong: write(strong), ink: write(accent), soft: write(soft), on: write(on) };
}

/** Moves the colour towards the other until it can be read on every ground; at the end it is that other. */
function until(colour: Rgb, towards: Rgb, grounds: readonly Rgb[]): Rgb {
  for (let step = 0; step < steps; step++) {
    const tried = mix(colour, towards, step / steps);
    if (grounds.every((ground) => contrast(tried, ground) >= readable)) return tried;
  }
  return towards;
}

function contrast(one: Rgb, other: Rgb): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [channel(0), channel(1), channel(2)];
}

/** Reads `#1a7f5c`; anything else is black. */
function parse(colour: string): Rgb {
  const found = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!found) return black;
  const channel = (index: 1 | 2 | 3) => Number.parseInt(found[index] ?? '0', 16);
  return [channel(1), channel(2), channel(3)];
}

function write(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
