// Distances on the screen, for finding the link under a pointer; pure.

export interface Point {
  x: number;
  y: number;
}

/** The distance of `p` from the line between `a` and `b`. */
export function distanceToLine(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length ? Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length)) : 0;
  return Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/** The nearest of the lines within `reach` of `p`, or "". */
export function nearestLine(p: Point, lines: Iterable<[id: string, a: Point, b: Point]>, reach: number): string {
  let best = "";
  let least = reach;
  for (const [id, a, b] of lines) {
    const away = distanceToLine(p, a, b);
    if (away < least) [best, least] = [id, away];
  }
  return best;
}

/** The radius of an entity's mark: its area grows with the number of articles. */
export function radius(documents: number): number {
  return Math.min(4 + 1.8 * Math.sqrt(Math.max(documents, 1)), 20);
}

/** The thickness of a link: weights span orders of magnitude, so by the root of the share of the strongest. */
export function thickness(weight: number, strongest: number): number {
  return 1.1 + 3.2 * Math.sqrt(Math.max(weight, 0) / (strongest || 1));
}
