export const RUN_PREFIX: string;
export function runName(folderName: string): string;
export function removeRun(folder: string): Promise<void>;
