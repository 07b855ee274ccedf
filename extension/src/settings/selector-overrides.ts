/** Selectors to try before the built-in ones, by name; lets an administrator repair reading without a release. */
export const selectorOverridesKey = 'settings.selectorOverrides';
