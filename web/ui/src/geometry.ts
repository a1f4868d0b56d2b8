// Distances on the screen, for finding the link under a pointer; pure.

export interface Point {
  x: number;
  y: number;
}

export function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
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

/** The radius of an entity's mark: its area grows with the number of texts. */
export function radius(texts: number): number {
  return Math.min(4 + 1.8 * Math.sqrt(Math.max(texts, 1)), 20);
}

/** The thickness of a link: weights span orders of magnitude, so by the root of the share of the strongest. */
export function thickness(weight: number, strongest: number): number {
  return 1.1 + 3.2 * Math.sqrt(Math.max(weight, 0) / (strongest || 1));
}

/** Moves circles that overlap apart, the larger less than the smaller, and leaves the others where they are. */
export function separate(circles: { id: string; x: number; y: number; r: number }[], rounds = 40): Map<string, Point> {
  const moved = circles.map((circle) => ({ ...circle }));
  for (let round = 0; round < rounds; round++) {
    let any = false;
    for (let i = 0; i < moved.length; i++) {
      for (let j = i + 1; j < moved.length; j++) any = push(moved[i]!, moved[j]!, i - j) || any;
    }
    if (!any) break;
  }
  return new Map(moved.map(({ id, x, y }) => [id, { x, y }]));
}

type Circle = { x: number; y: number; r: number };

function push(a: Circle, b: Circle, turn: number): boolean {
  const wanted = a.r + b.r;
  let [dx, dy] = [b.x - a.x, b.y - a.y];
  if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) return false;
  let apart = Math.hypot(dx, dy);
  if (apart >= wanted * 0.999) return false;
  if (apart < wanted * 1e-6) [dx, dy, apart] = [Math.cos(turn), Math.sin(turn), 1]; // on one spot: any direction, the same each time
  const step = (wanted - Math.min(apart, wanted)) / apart || wanted;
  const share = b.r / wanted;
  a.x -= dx * step * share;
  a.y -= dy * step * share;
  b.x += dx * step * (1 - share);
  b.y += dy * step * (1 - share);
  return true;
}
