// The canvas the names are drawn on, over sigma's: sigma thins names out but lets them overlap.

import type { Colours } from "./colours";
import { placeLabels, type Wish } from "./labels";

export type Named = Omit<Wish, "width"> & { label: string };

const SIZE = 13;

export class Names {
  private readonly context: CanvasRenderingContext2D;
  private readonly widths = new Map<string, number>();

  constructor(private readonly canvas: HTMLCanvasElement) {
    canvas.classList.add("g-names");
    this.context = canvas.getContext("2d") as CanvasRenderingContext2D;
  }

  /** Draws the names that fit, each with a rim of the ground's colour that sets it off from links. */
  draw(named: readonly Named[], stage: { width: number; height: number }, colours: Colours): void {
    const { context } = this;
    this.fit(stage);
    context.clearRect(0, 0, stage.width, stage.height);
    context.font = `${SIZE}px ${colours.font}`;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = colours.ground;
    context.fillStyle = colours.ink;
    const labels = new Map(named.map(({ id, label }) => [id, label]));
    const wishes = named.map((wish) => ({ ...wish, width: this.width(wish.label) }));
    for (const { id, x, y } of placeLabels(wishes, SIZE + 4, stage)) {
      context.strokeText(labels.get(id) ?? "", x, y);
      context.fillText(labels.get(id) ?? "", x, y);
    }
  }

  private fit({ width, height }: { width: number; height: number }): void {
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      this.canvas.width = wide;
      this.canvas.height = high;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  private width(label: string): number {
    const known = this.widths.get(label) ?? this.context.measureText(label).width;
    this.widths.set(label, known);
    return known;
  }
}
