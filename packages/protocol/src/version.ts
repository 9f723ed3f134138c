/** A range of protocol versions, both ends included. */
export interface VersionRange {
  readonly min: number;
  readonly max: number;
}

/** What this build speaks. */
export const PROTOCOL_VERSIONS: VersionRange = { min: 1, max: 1 };

/** The highest version both ranges hold, or `undefined` when they share none. @spec VE1 */
export function negotiateVersion(ours: VersionRange, theirs: VersionRange): number | undefined {
  const highest = Math.min(ours.max, theirs.max);
  return highest >= Math.max(ours.min, theirs.min) ? highest : undefined;
}
