/** Joins the class names that are set, so that a condition may stand where a name does. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
