/** WCAG 2 contrast of a colour such as `#4f46e5` against white, from 1 to 21. */
export function contrastWithWhite(colour: string): number {
  return 1.05 / (luminanceOf(colour) + 0.05);
}

/** Text needs 4.5 to be read by people with weak eyes. */
export const leastContrast = 4.5;

// Relative luminance: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => linear(colour.slice(start, start + 2)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(hex: string): number {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
