export const NODE_LEAST: readonly [major: number, minor: number];
export function isNewEnough(version: string): boolean;
