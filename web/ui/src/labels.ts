// Where names go so that none covers another: a pure function from what wants a name to the names that fit.

export interface Wish {
  id: string;
  x: number; // middle of the mark, in pixels
  y: number;
  size: number; // radius of the mark
  width: number; // of the name
  rank: number; // the higher goes first
  must: boolean; // shown even where it covers a mark (but never another name)
}

export interface Placed {
  id: string;
  x: number; // left edge of the name
  y: number; // its middle
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 4;

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Boxes hashed by cells as large as a name, so that each is compared with its neighbours only. */
class Grid {
  private cells = new Map<string, Box[]>();

  constructor(private readonly step: number) {}

  private *keys(box: Box): Generator<string> {
    for (let x = Math.floor(box.left / this.step); x <= Math.floor(box.right / this.step); x++) {
      for (let y = Math.floor(box.top / this.step); y <= Math.floor(box.bottom / this.step); y++) yield `${x},${y}`;
    }
  }

  add(box: Box): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  hits(box: Box): boolean {
    for (const key of this.keys(box)) if (this.cells.get(key)?.some((other) => overlaps(box, other))) return true;
    return false;
  }
}

/** The places tried around a mark, best first: right, left, below, above, then askew at each corner. */
function* places(wish: Wish, height: number): Generator<Box> {
  const { x, y, size, width } = wish;
  const half = height / 2;
  const away = size + GAP;
  yield { left: x + away, right: x + away + width, top: y - half, bottom: y + half };
  yield { left: x - away - width, right: x - away, top: y - half, bottom: y + half };
  yield { left: x - width / 2, right: x + width / 2, top: y + away, bottom: y + away + height };
  yield { left: x - width / 2, right: x + width / 2, top: y - away - height, bottom: y - away };
  for (const top of [y + size / 2, y - size / 2 - height]) {
    yield { left: x + size, right: x + size + width, top, bottom: top + height };
    yield { left: x - size - width, right: x - size, top, bottom: top + height };
  }
}

/** More places for a name that must be shown: on a small stage or at its rim the four beside its mark may not do. */
function* closer(wish: Wish, height: number, stage: { width: number; height: number }): Generator<Box> {
  const { x, y, size, width } = wish;
  const left = Math.min(Math.max(x - width / 2, 0), Math.max(stage.width - width, 0));
  const away = size + GAP;
  for (const top of [y + away, y - away - height, y - height / 2, y + away + height, y - away - 2 * height]) {
    yield { left, right: left + width, top, bottom: top + height };
  }
}

function inside(box: Box, stage: { width: number; height: number }): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= stage.width && box.bottom <= stage.height;
}

/** The names that fit on a stage of this size in lines of `height` pixels, the important ones first. */
export function placeLabels(
  wishes: readonly Wish[],
  height: number,
  stage: { width: number; height: number },
): Placed[] {
  const names = new Grid(120);
  const marks = new Grid(60);
  for (const { x, y, size } of wishes) marks.add({ left: x - size, right: x + size, top: y - size, bottom: y + size });
  const order = [...wishes].sort(
    (a, b) => Number(b.must) - Number(a.must) || b.rank - a.rank || (a.id < b.id ? -1 : 1),
  );
  const placed: Placed[] = [];
  for (const wish of order) {
    let chosen: Box | undefined;
    const tried = wish.must ? [...places(wish, height), ...closer(wish, height, stage)] : places(wish, height);
    for (const box of tried) {
      if (!inside(box, stage) || names.hits(box)) continue;
      if (!marks.hits(box)) {
        chosen = box;
        break;
      }
      if (wish.must) chosen ??= box;
    }
    if (!chosen) continue;
    names.add(chosen);
    placed.push({ id: wish.id, x: chosen.left, y: (chosen.top + chosen.bottom) / 2 });
  }
  return placed;
}
