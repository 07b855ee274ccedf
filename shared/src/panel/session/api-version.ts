/** The version of the server's interface that this panel speaks; the same number as in `session/schema.ts`. */
export const panelApiVersion = 1;

/** Which side is behind, or null when both speak the same version. */
export function whoIsBehind(serverVersion: number, panelVersion = panelApiVersion): 'server' | 'panel' | null {
  if (serverVersion === panelVersion) return null;
  return serverVersion < panelVersion ? 'server' : 'panel';
}
