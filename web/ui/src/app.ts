// Joins the parts: data and views on one side, drawing, bar and panel on the other.

import { fileAddress, graphData, readFilter, type Addresses } from "./address";
import { make, post, save } from "./dom";
import { Drawing } from "./draw";
import { KIND_WORDS, KINDS, counted, isGraphData, type GraphData } from "./model";
import { Panel } from "./panels";
import { FIRST_SHOWN, History, between, merged, openStore, visible, type Filter, type Store, type View } from "./state";
import { Tools, liveForm, showFilter } from "./tools";

export class App {
  private store: Store;
  private readonly history: History;
  private readonly totals = new Map<string, number>(); // links there are on the server, by filter
  private readonly drawing: Drawing;
  private readonly tools: Tools;
  private readonly panel: Panel;
  private readonly form = document.querySelector<HTMLFormElement>("form.controls");
  private readonly notice = make("p", { class: "g-notice", role: "status", hidden: true });

  constructor(
    private readonly container: HTMLElement,
    private readonly addresses: Addresses,
    data: GraphData,
  ) {
    const center = new URLSearchParams(addresses.source.split("?")[1] ?? "").get("entity") ?? "";
    this.store = openStore(data, data.nodes.some((node) => node.id === center) ? center : "");
    const filter = readFilter(addresses.source);
    this.totals.set(JSON.stringify(filter), data.total_links);
    const shown = Math.min(FIRST_SHOWN, Math.max(this.store.links.length, 1));
    this.history = new History({ filter, shown, hidden: [], expanded: [] });
    this.panel = new Panel(addresses, {
      expand: (id) => void this.expand(id),
      hide: (id) => this.hide(id),
      closed: () => this.drawing.choose([]),
    });
    this.tools = new Tools({
      find: (label) => this.find(label),
      shown: (count) => this.change({ shown: count }, "number of links", true),
      filter: (filter) => this.filter(filter),
      undo: () => this.undo(),
      zoom: (factor) => this.drawing.zoom(factor),
      whole: () => this.drawing.whole(),
      picture: () => this.picture(),
      file: (suffix) => {
        this.tools.closeMenus();
        post(fileAddress(addresses, suffix), "links", this.onScreen.links.map((link) => link.id).join("\n"));
      },
    });
    const stage = make("div", {
      class: "g-stage", tabindex: 0, role: "application",
      "aria-label": "Drawing of the graph: arrow keys move it, plus and minus zoom. The list below has the same content.",
    });
    container.append(this.tools.element, make("div", { class: "g-body" }, stage, this.panel.element, this.notice));
    this.drawing = new Drawing(stage, {
      node: (id) => this.openNode(id),
      link: (id) => this.openLink(id),
      nothing: () => this.panel.close(),
      open: (id) => void this.expand(id),
    });
    this.drawing.place(this.store.nodes.values());
    liveForm(this.form, (filter) => this.filter(filter));
    this.keys(stage);
    this.show();
  }

  private get onScreen() {
    return visible(this.store, this.history.view);
  }

  private show(fresh?: ReadonlySet<string>): void {
    const now = this.onScreen;
    this.drawing.show(now, fresh);
    const total = this.totals.get(JSON.stringify(this.history.view.filter)) ?? 0;
    this.tools.update(now.links.length, now.candidates, total, now.nodes, this.history.last);
    this.container.dataset["links"] = String(now.links.length);
    this.container.dataset["nodes"] = String(now.nodes.length);
  }

  private change(part: Partial<View>, what: string, continued = false): void {
    this.say("");
    this.history.change(part, what, continued);
    this.show();
  }

  private filter(filter: Filter): void {
    this.panel.close();
    this.change({ filter, shown: Math.max(this.history.view.shown, FIRST_SHOWN) }, "filter");
    // What was fetched are the strongest links of another filter: there may be more that fit this one.
    if (this.store.total > this.store.links.length && !this.totals.has(JSON.stringify(filter))) void this.refill(filter);
  }

  private async refill(filter: Filter): Promise<void> {
    const known = new Set(this.store.nodes.keys());
    const data = await this.fetchMore(graphData(this.addresses, filter));
    if (!data) return;
    this.totals.set(JSON.stringify(filter), data.total_links);
    this.show(new Set(data.nodes.map((node) => node.id).filter((id) => !known.has(id))));
  }

  private undo(): void {
    this.panel.close();
    this.say("");
    const view = this.history.undo();
    showFilter(this.form, view.filter);
    this.show();
  }

  private hide(id: string): void {
    this.panel.close();
    const label = this.store.nodes.get(id)?.label ?? "an entity";
    this.change({ hidden: [...this.history.view.hidden, id] }, `hide ${label}`);
  }

  private async expand(id: string): Promise<void> {
    const { view } = this.history;
    if (view.expanded.includes(id)) return;
    const before = this.onScreen;
    const known = new Set(this.store.nodes.keys());
    if (!(await this.fetchMore(graphData(this.addresses, view.filter, id)))) return;
    const label = this.store.nodes.get(id)?.label ?? "an entity";
    this.history.change({ expanded: [...this.history.view.expanded, id] }, `expand ${label}`);
    const now = this.onScreen;
    // Places of what the page came with were worked out together; only those fetched now have to settle.
    this.show(new Set(now.nodes.map((node) => node.id).filter((other) => !known.has(other))));
    const more = now.links.length - before.links.length;
    this.say(more ? `${counted(more, "more link")} around ${label}.` : `All links of ${label} are on the drawing.`);
    this.openNode(id);
  }

  /** Adds what an address answers to the store; nothing, and a notice, when it does not answer. */
  private async fetchMore(address: string): Promise<GraphData | null> {
    this.say("Reading more links …");
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`the server said ${answer.status}`);
      const data: unknown = await answer.json();
      if (!isGraphData(data)) throw new Error("the answer is not a graph");
      this.store = merged(this.store, data);
      this.say("");
      return data;
    } catch (error) {
      this.say(`More links could not be read (${error instanceof Error ? error.message : String(error)}).`);
      return null;
    }
  }

  private say(words: string): void {
    this.notice.textContent = words;
    this.notice.hidden = !words;
  }

  private openNode(id: string): void {
    const node = this.store.nodes.get(id);
    if (!node) return;
    const links = this.onScreen.links.filter((link) => link.source === id || link.target === id).length;
    void this.panel.node(node, links, !this.history.view.expanded.includes(id));
    this.drawing.choose([id]);
    this.drawing.reveal([id]);
  }

  private openLink(id: string): void {
    const { links } = this.onScreen;
    const link = links.find((other) => other.id === id);
    if (!link) return;
    const all = between(links, link);
    void this.panel.links(all, (end) => this.store.nodes.get(end));
    this.drawing.choose(all.map((other) => other.id));
    this.drawing.reveal([link.source, link.target]);
  }

  private find(label: string): boolean {
    const wanted = label.trim().toLocaleLowerCase();
    const { nodes } = this.onScreen;
    const found =
      nodes.find((node) => node.label.toLocaleLowerCase() === wanted) ??
      nodes.find((node) => node.label.toLocaleLowerCase().includes(wanted));
    this.say(found ? "" : `Nobody called “${label}” is on the drawing.`);
    if (!found) return false;
    this.openNode(found.id);
    return true;
  }

  private picture(): void {
    const legend = KINDS.map((kind) => `${KIND_WORDS[kind].mark} ${KIND_WORDS[kind].many}`).join("  ");
    const { links, candidates } = this.onScreen;
    const canvas = this.drawing.picture(`${legend}  ·  ${links.length} of ${candidates} links  ·  Kartoteka`);
    canvas.toBlob((blob) => {
      if (!blob) return;
      const address = URL.createObjectURL(blob);
      save(address, "kartoteka.png");
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    });
  }

  private keys(stage: HTMLElement): void {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (!this.tools.closeMenus()) this.panel.close();
    });
    const moves: Record<string, () => void> = {
      ArrowLeft: () => this.drawing.pan(-1, 0),
      ArrowRight: () => this.drawing.pan(1, 0),
      ArrowUp: () => this.drawing.pan(0, -1),
      ArrowDown: () => this.drawing.pan(0, 1),
      "+": () => this.drawing.zoom(1 / 1.5),
      "-": () => this.drawing.zoom(1.5),
      "0": () => this.drawing.whole(),
    };
    stage.addEventListener("keydown", (event) => {
      const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
      if (!move) return;
      event.preventDefault();
      move();
    });
  }
}
