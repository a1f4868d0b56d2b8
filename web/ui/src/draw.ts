// The drawing: sigma showing what is visible, names that never overlap, and what is looked at standing out.

import Graph from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeRectangleProgram } from "sigma/rendering";

import { onTheme, readColours, type Colours } from "./colours";
import { mean, nearestLine, radius, separate, thickness, type Point } from "./geometry";
import { DiamondProgram, SquareProgram } from "./marks";
import { Names, type Named } from "./names";
import { settle } from "./settle";
import { TOGETHER, type GraphLink, type GraphNode } from "./model";
import { neighbours, type Visible } from "./state";

export interface DrawingEvents {
  node(id: string): void;
  link(id: string): void;
  nothing(): void;
  open(id: string): void; // a double click on an entity
}

// How near a pointer must be to a link, in pixels: a finger is wider than a mouse's point.
const REACH = matchMedia("(pointer: coarse)").matches ? 16 : 6;
const DOUBLE_CLICK = 240; // milliseconds
// The most mentioned of what is shown are always named, even across a mark: one looks for them first.
const ALWAYS_NAMED = 12;

export class Drawing {
  private readonly graph = new Graph({ multi: true, type: "directed" });
  private readonly sigma: Sigma;
  private colours: Colours;
  private shown: Visible = { nodes: [], links: [], candidates: 0 };
  private opening = 0;
  private looked = ""; // the entity under the pointer
  private lookedLink = "";
  private chosen = new Set<string>(); // what a panel is open for
  private near = new Set<string>();
  private leading = new Set<string>(); // always named
  private readonly places = new Map<string, Point>(); // once given, kept: nothing jumps, undo returns to the same
  private readonly stretch: Point; // places come in a square, stages are seldom square
  private readonly scale: number; // marks are smaller on a small stage

  constructor(
    private readonly stage: HTMLElement,
    private readonly events: DrawingEvents,
  ) {
    this.colours = readColours(stage);
    const aspect = stage.clientWidth / (stage.clientHeight || 1);
    this.stretch = { x: Math.min(Math.max(aspect, 1), 1.8), y: Math.min(Math.max(1 / aspect, 1), 1.5) };
    this.scale = stage.clientWidth < 600 ? 0.7 : 1;
    this.sigma = new Sigma(this.graph, stage, {
      allowInvalidContainer: true,
      renderLabels: false,
      enableEdgeEvents: false,
      zIndex: true,
      minEdgeThickness: 0.6,
      stagePadding: 48,
      minCameraRatio: 0.05,
      maxCameraRatio: 4,
      enableCameraRotation: false,
      defaultDrawNodeHover: () => undefined,
      nodeProgramClasses: { organization: SquareProgram, country: DiamondProgram },
      edgeProgramClasses: { line: EdgeRectangleProgram, arrow: EdgeArrowProgram },
      nodeReducer: (id, data) => this.nodeLook(id, data),
      edgeReducer: (id, data) => this.linkLook(id, data),
    });
    this.sigma.createCanvas("names", { beforeLayer: "mouse" });
    const names = new Names(this.sigma.getCanvases()["names"] as HTMLCanvasElement);
    this.sigma.on("afterRender", () => names.draw([...this.wishes()], this.sigma.getDimensions(), this.colours));
    this.listen();
    new ResizeObserver(() => this.sigma.refresh()).observe(stage);
    onTheme(() => {
      this.colours = readColours(stage);
      this.sigma.refresh();
    });
  }

  /** Takes the places of entities that are not placed yet, moved apart where their marks would overlap. */
  place(nodes: Iterable<GraphNode>): void {
    const all = [...nodes];
    const reach = Math.max(...all.map((node) => Math.max(Math.abs(node.x), Math.abs(node.y))), 1);
    const unit = (2 * reach) / Math.max(Math.min(this.stage.clientWidth, this.stage.clientHeight), 200); // of a pixel
    // Room for a line of text between two marks where there are not too many for the stage.
    const each = Math.sqrt((this.stage.clientWidth * this.stage.clientHeight) / Math.max(all.length, 1));
    const room = Math.min(Math.max(each / 6, 3), 13);
    const circles = all.map((node) => {
      const known = this.places.get(node.id);
      const { x, y } = known ?? { x: node.x * this.stretch.x, y: node.y * this.stretch.y };
      return { id: node.id, x, y, r: (this.radius(node) + room) * unit };
    });
    for (const [id, place] of separate(circles)) if (!this.places.has(id)) this.places.set(id, place);
  }

  /** Shows exactly this; entities that come in beside others settle near them while the rest stays. */
  show(visible: Visible, fresh: ReadonlySet<string> = new Set()): void {
    this.shown = visible;
    const nodes = new Map(visible.nodes.map((node) => [node.id, node]));
    const links = new Map(visible.links.map((link) => [link.id, link]));
    const ranked = [...visible.nodes].sort((a, b) => b.stories - a.stories || (a.id < b.id ? -1 : 1));
    this.leading = new Set(ranked.slice(0, ALWAYS_NAMED).map((node) => node.id));
    for (const id of this.graph.edges()) if (!links.has(id)) this.graph.dropEdge(id);
    for (const id of this.graph.nodes()) if (!nodes.has(id)) this.graph.dropNode(id);
    for (const node of nodes.values()) {
      if (!this.graph.hasNode(node.id)) this.add(node);
    }
    for (const link of links.values()) {
      if (!this.graph.hasEdge(link.id)) this.graph.addEdgeWithKey(link.id, link.source, link.target, { link });
    }
    if (fresh.size) {
      settle(this.graph, fresh);
      for (const id of fresh) if (this.graph.hasNode(id)) this.places.set(id, this.spot(id));
    }
    this.sigma.refresh();
  }

  private add(node: GraphNode): void {
    const { x, y } = this.places.get(node.id) ?? node;
    this.graph.addNode(node.id, { x, y, node, zIndex: 1 });
  }

  private radius(node: GraphNode): number {
    return radius(node.stories) * this.scale;
  }

  /** Marks what a panel is open for. */
  choose(ids: readonly string[]): void {
    this.chosen = new Set(ids);
    this.lookAt(this.looked, this.lookedLink, true);
  }

  /** Moves the camera to what is chosen when it is off the drawing, which is beside the panel, not under it. */
  reveal(ids: readonly string[]): void {
    this.sigma.refresh(); // the panel may have made the stage another size
    const { width, height } = this.sigma.getDimensions();
    const points = ids.filter((id) => this.graph.hasNode(id)).map((id) => this.at(id));
    if (points.every(({ x, y }) => x > 20 && y > 20 && x < width - 20 && y < height - 20)) return;
    const middle = { x: mean(points.map((p) => p.x)), y: mean(points.map((p) => p.y)) };
    const camera = this.sigma.getCamera();
    const now = this.sigma.viewportToFramedGraph({ x: width / 2, y: height / 2 });
    const then = this.sigma.viewportToFramedGraph(middle);
    void camera.animate({ x: camera.x + then.x - now.x, y: camera.y + then.y - now.y }, { duration: motion(300) });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio * factor) }, { duration: motion(150) });
  }

  pan(right: number, down: number): void {
    const camera = this.sigma.getCamera();
    const { x, y, ratio } = camera;
    void camera.animate({ x: x + right * 0.15 * ratio, y: y - down * 0.15 * ratio }, { duration: motion(120) });
  }

  whole(): void {
    void this.sigma.getCamera().animatedReset({ duration: motion(300) });
  }

  /** What is on screen as a picture: its canvases one over the other, on the page's ground. */
  picture(caption: string): HTMLCanvasElement {
    this.sigma.refresh(); // the graphics card keeps what it drew only until the next turn of the event loop
    const layers = ["edges", "nodes", "names"].map((name) => this.sigma.getCanvases()[name] as HTMLCanvasElement);
    const first = layers[0] as HTMLCanvasElement;
    const scale = first.width / this.stage.clientWidth;
    const made = document.createElement("canvas");
    made.width = first.width;
    made.height = first.height + Math.round(28 * scale);
    const context = made.getContext("2d") as CanvasRenderingContext2D;
    context.fillStyle = this.colours.ground;
    context.fillRect(0, 0, made.width, made.height);
    for (const layer of layers) context.drawImage(layer, 0, 0);
    context.font = `${12 * scale}px ${this.colours.font}`;
    context.fillStyle = this.colours.quiet;
    context.fillText(caption, 12 * scale, first.height + 18 * scale);
    return made;
  }

  // --- looks -----------------------------------------------------------------------------------------------

  private get focused(): boolean {
    return this.near.size > 0;
  }

  private nodeLook(id: string, data: Record<string, unknown>): Record<string, unknown> {
    const node = data["node"] as GraphNode;
    const dim = this.focused && !this.near.has(id);
    return {
      ...data,
      type: node.kind === "person" ? "circle" : node.kind,
      size: this.radius(node),
      color: dim ? this.colours.faded : this.colours.kinds[node.kind],
      zIndex: dim ? 0 : 1,
    };
  }

  private linkLook(id: string, data: Record<string, unknown>): Record<string, unknown> {
    const link = data["link"] as GraphLink;
    const stated = link.type !== TOGETHER;
    const lit = id === this.lookedLink || this.chosen.has(id);
    const dim = this.focused && !lit && !this.touches(link);
    const plain = stated || (this.focused && !dim) ? this.colours.stated : this.colours.line;
    return {
      ...data,
      type: stated && link.directed !== false ? "arrow" : "line", // who met whom has no direction
      size: thickness(link.weight, this.shown.links[0]?.weight ?? 1) + (lit ? 1.5 : 0),
      color: lit ? this.colours.ink : dim ? this.colours.faded : plain,
      zIndex: lit ? 3 : dim ? 0 : stated ? 2 : 1,
    };
  }

  private touches(link: GraphLink): boolean {
    const centers = this.looked ? [this.looked] : [...this.chosen];
    return !this.lookedLink && centers.some((id) => id === link.source || id === link.target);
  }

  private lookAt(node: string, link: string, force = false): void {
    if (!force && node === this.looked && link === this.lookedLink) return;
    this.looked = node;
    this.lookedLink = link;
    const centers = node ? [node] : link ? [link] : [...this.chosen];
    this.near = new Set();
    for (const id of centers) {
      const found = this.shown.links.find((other) => other.id === id);
      if (found) this.near.add(found.source).add(found.target);
      else if (this.graph.hasNode(id)) for (const other of neighbours(this.shown.links, id).add(id)) this.near.add(other);
    }
    this.stage.classList.toggle("g-pointing", Boolean(node || link));
    this.sigma.refresh({ skipIndexation: true });
  }

  // --- names -----------------------------------------------------------------------------------------------

  private *wishes(): Generator<Named> {
    for (const node of this.shown.nodes) {
      if (this.focused && !this.near.has(node.id)) continue;
      const size = this.sigma.scaleSize(this.radius(node));
      const looked = node.id === this.looked || this.chosen.has(node.id);
      const must = looked || this.leading.has(node.id);
      yield { id: node.id, label: node.label, ...this.at(node.id), size, rank: node.stories + (looked ? 1e9 : 0), must };
    }
  }

  // --- pointer ---------------------------------------------------------------------------------------------

  private spot(id: string): Point {
    const { x, y } = this.graph.getNodeAttributes(id);
    return { x, y };
  }

  private at(id: string): Point {
    return this.sigma.graphToViewport(this.spot(id));
  }

  private linkAt(point: Point): string {
    const places = new Map(this.shown.nodes.map((node) => [node.id, this.at(node.id)]));
    const lines = this.shown.links.map((link): [string, Point, Point] => {
      return [link.id, places.get(link.source) as Point, places.get(link.target) as Point];
    });
    return nearestLine(point, lines, REACH);
  }

  private listen(): void {
    const { sigma, events } = this;
    sigma.on("enterNode", ({ node }) => this.lookAt(node, ""));
    sigma.on("leaveNode", () => this.lookAt("", ""));
    // The panel makes the stage smaller: opened at once, a double click's second half would miss the entity.
    sigma.on("clickNode", ({ node }) => {
      clearTimeout(this.opening);
      this.opening = window.setTimeout(() => events.node(node), DOUBLE_CLICK);
    });
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      clearTimeout(this.opening);
      events.open(node);
    });
    sigma.on("clickStage", ({ event }) => {
      const link = this.linkAt(event);
      if (link) events.link(link);
      else events.nothing();
    });
    sigma.on("moveBody", ({ event }) => {
      if (!this.graph.hasNode(this.looked)) this.lookAt("", this.linkAt(event));
    });
    sigma.on("leaveStage", () => this.lookAt("", ""));
  }
}

/** A duration, or none for readers who asked their system for less motion. */
function motion(milliseconds: number): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : milliseconds;
}
