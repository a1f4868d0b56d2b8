// What is on screen, as a value: pure functions from one view to the next, and from data and view to what is drawn.

import type { GraphData, GraphLink, GraphNode, Kind } from "./model";

/** Everything fetched so far; it only grows. */
export interface Store {
  nodes: ReadonlyMap<string, GraphNode>;
  links: readonly GraphLink[]; // strongest first
  total: number; // links there are on the server for the filter of the page
  center: string;
}

export interface Filter {
  kinds: readonly Kind[]; // none: all
  type: string; // "": all
  since: string; // ISO date or ""
  until: string;
}

/** One state of the drawing; undo goes back to the one before. */
export interface View {
  filter: Filter;
  shown: number; // at most so many links, strongest first
  hidden: readonly string[]; // entities taken off the drawing
  expanded: readonly string[]; // entities all of whose fetched links are shown
}

export interface Visible {
  nodes: GraphNode[];
  links: GraphLink[];
  candidates: number; // links that fit the filter, shown or not
}

export const NO_FILTER: Filter = { kinds: [], type: "", since: "", until: "" };

// More links than this at first sight is a ball of wool; the slider shows the rest.
export const FIRST_SHOWN = 120;

export function byStrength(a: GraphLink, b: GraphLink): number {
  return b.weight - a.weight || b.documents - a.documents || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function openStore(data: GraphData, center = ""): Store {
  return merged({ nodes: new Map(), links: [], total: data.total_links ?? data.links.length, center }, data);
}

/** The store with what another answer brought; places already known are kept, so that nothing jumps. */
export function merged(store: Store, data: GraphData): Store {
  const nodes = new Map(store.nodes);
  for (const node of data.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const links = new Map(store.links.map((link) => [link.id, link]));
  for (const link of data.links) {
    if (link.source !== link.target && nodes.has(link.source) && nodes.has(link.target)) links.set(link.id, link);
  }
  return { ...store, nodes, links: [...links.values()].sort(byStrength) };
}

export function fits(link: GraphLink, store: Store, filter: Filter): boolean {
  if (filter.type && link.type !== filter.type) return false;
  if (filter.since && (!link.last || link.last < filter.since)) return false;
  if (filter.until && (!link.first || link.first > filter.until)) return false;
  if (!filter.kinds.length) return true;
  return [link.source, link.target].every((end) => {
    const kind = store.nodes.get(end)?.kind;
    return end === store.center || (kind !== undefined && filter.kinds.includes(kind));
  });
}

/** What to draw: the strongest links that fit, those of expanded entities, and the entities at their ends. */
export function visible(store: Store, view: View): Visible {
  const hidden = new Set(view.hidden);
  const expanded = new Set(view.expanded);
  const candidates = store.links.filter(
    (link) => fits(link, store, view.filter) && !hidden.has(link.source) && !hidden.has(link.target),
  );
  const links = candidates.filter(
    (link, rank) => rank < view.shown || expanded.has(link.source) || expanded.has(link.target),
  );
  const ids = new Set(links.flatMap((link) => [link.source, link.target]));
  if (store.center && !hidden.has(store.center)) ids.add(store.center);
  const nodes = [...store.nodes.values()].filter((node) => ids.has(node.id));
  return { nodes, links, candidates: candidates.length };
}

export function neighbours(links: readonly GraphLink[], id: string): Set<string> {
  const found = new Set<string>();
  for (const link of links) {
    if (link.source === id) found.add(link.target);
    if (link.target === id) found.add(link.source);
  }
  return found;
}

/** The links between the two ends of `link`, in whichever direction, strongest first. */
export function between(links: readonly GraphLink[], link: GraphLink): GraphLink[] {
  const ends = new Set([link.source, link.target]);
  return links.filter((other) => ends.has(other.source) && ends.has(other.target));
}

/** Views one can go back to. A change of the same thing soon after (a slider being dragged) is one step. */
export class History {
  private past: { view: View; what: string }[] = [];

  constructor(private current: View) {}

  get view(): View {
    return this.current;
  }

  get depth(): number {
    return this.past.length;
  }

  /** What undo would take back, in words, or "". */
  get last(): string {
    return this.past.at(-1)?.what ?? "";
  }

  change(part: Partial<View>, what: string, continued = false): View {
    if (!(continued && this.last === what)) this.past.push({ view: this.current, what });
    this.current = { ...this.current, ...part };
    return this.current;
  }

  undo(): View {
    const before = this.past.pop();
    if (before) this.current = before.view;
    return this.current;
  }
}
