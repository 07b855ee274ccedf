export function checkFormat(path: string): Promise<string[]>;
export function checkManifest(path: string): Promise<string[]>;
