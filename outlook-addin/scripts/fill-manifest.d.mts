export function fillManifest(options: { baseUrl: string; entraClientId: string | null }): string;
