// The card of an entity and the sentences of a link, beside the drawing.

import { centerPage, entityData, entityPage, linkData, linkPage, type Addresses } from "./address";
import { button, make } from "./dom";
import {
  KIND_WORDS,
  TOGETHER,
  counted,
  dateWords,
  rangeWords,
  type EntityData,
  type GraphLink,
  type GraphNode,
  type LinkData,
  type Quote,
  type Relation,
} from "./model";

const STRONGEST = 8;

export interface PanelEvents {
  expand(id: string): void;
  hide(id: string): void;
  closed(): void;
}

export class Panel {
  readonly element = make("aside", { class: "g-panel", hidden: true, "aria-live": "polite" });
  private opener: Element | null = null;
  private turn = 0; // answers to an earlier question are dropped

  constructor(
    private readonly addresses: Addresses,
    private readonly events: PanelEvents,
  ) {}

  get open(): boolean {
    return !this.element.hidden;
  }

  close(): void {
    if (!this.open) return;
    this.turn += 1;
    this.element.hidden = true;
    this.element.replaceChildren();
    if (this.opener instanceof HTMLElement) this.opener.focus({ preventScroll: true });
    this.events.closed();
  }

  /** Who this is, how often named, what to do with it, and its strongest links with their sentences. */
  async node(node: GraphNode, links: number, expandable: boolean): Promise<void> {
    const words = KIND_WORDS[node.kind];
    const dates = rangeWords(node.first, node.last);
    const list = make("ol", { class: "g-quotes" });
    this.fill(
      node.label,
      make("h2", {}, this.entity(node)),
      make("p", { class: "g-quiet" }, `${words.one} · ${counted(node.stories, "text")}${dates ? ` · ${dates}` : ""}`),
      make("p", { class: "g-quiet" }, `${counted(links, "link")} on screen`),
      make(
        "p",
        { class: "g-actions" },
        expandable && button("Expand", () => this.events.expand(node.id)),
        make("a", { class: "g-button", href: centerPage(this.addresses, node.id) }, "Centre here"),
        button("Hide", () => this.events.hide(node.id)),
      ),
      list,
    );
    const { turn } = this;
    const data = await this.read<EntityData>(entityData(this.addresses, node.id), turn, list, entityPage(this.addresses, node.id));
    if (!data) return;
    const said = [...data.statements, ...data.neighbours];
    const first = said.filter(({ entity }, at) => said.findIndex((other) => other.entity === entity) === at);
    const told = new Set<string>();
    for (const relation of first.slice(0, STRONGEST)) {
      const item = this.relation(node, relation);
      // A sentence that stands above already is led to, not said again.
      if (told.has(relation.quote.url ?? "")) item.querySelector("blockquote")?.remove();
      told.add(relation.quote.url ?? "");
      list.append(item);
    }
  }

  /** One link of an entity: how and with whom, in how many texts, and a sentence. */
  private relation(node: GraphNode, relation: Relation): HTMLElement {
    const other = make("a", { href: entityPage(this.addresses, relation.entity), dir: "auto" }, relation.name);
    const { said } = relation;
    const words =
      relation.type === TOGETHER ? [other] : relation.source === node.id ? [`${said} `, other] : [other, ` ${said} ${node.label}`];
    const count = make("a", { class: "g-quiet", href: linkPage(this.addresses, relation) }, counted(relation.stories, "text"));
    const item = sentence(relation.quote, [relation.source, relation.target]);
    item.prepend(make("h3", {}, ...words, " ", count));
    return item;
  }

  /** What an address answers, or null when another question was asked since; a failure is said in `list`. */
  private async read<T>(address: string, turn: number, list: HTMLElement, page: string): Promise<T | null> {
    let failure = "";
    try {
      const answer = await fetch(address);
      if (answer.ok) {
        const data = (await answer.json()) as T;
        return turn === this.turn ? data : null;
      }
      failure = `the server said ${answer.status}`;
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    if (turn === this.turn) {
      list.replaceChildren(make("li", {}, `The sentences could not be read (${failure}). `, make("a", { href: page }, "Open the page")));
    }
    return null;
  }

  /** What joins two entities: each type of link between them with its sentences, newest first. */
  async links(links: readonly GraphLink[], name: (id: string) => GraphNode | undefined): Promise<void> {
    const first = links[0];
    if (!first) return;
    const ends = [first.source, first.target].map((id) => name(id)?.label ?? id);
    const title = make("h2", {}, this.entity(name(first.source)), " and ", this.entity(name(first.target)));
    const sections = links.map((link) => ({ link, list: make("ol", { class: "g-quotes" }) }));
    this.fill(
      ends.join(" and "),
      title,
      ...sections.map(({ link, list }) => make("section", {}, this.heading(link, links.length > 1, name), list)),
    );
    const turn = this.turn;
    await Promise.all(sections.map(({ link, list }) => this.sentences(link, list, turn)));
  }

  private heading(link: GraphLink, several: boolean, name: (id: string) => GraphNode | undefined): HTMLElement {
    const dates = rangeWords(link.first, link.last);
    const label = (id: string) => name(id)?.label ?? "";
    const how = link.type === TOGETHER ? "mentioned together" : `${label(link.source)} ${link.said} ${label(link.target)}`;
    const words = `${how}, ${counted(link.stories, "text")}${dates ? `, ${dates}` : ""}`;
    return several || link.type !== TOGETHER ? make("h3", {}, words) : make("p", { class: "g-quiet" }, words);
  }

  private async sentences(link: GraphLink, list: HTMLElement, turn: number): Promise<void> {
    list.append(make("li", { class: "g-quiet" }, link.quote ? `“${link.quote}”` : "Reading the sentences …"));
    const page = linkPage(this.addresses, link);
    const data = await this.read<LinkData>(linkData(this.addresses, link), turn, list, page);
    if (!data) return;
    const { items, total } = data.quotes;
    list.replaceChildren(...items.map((quote) => sentence(quote, [link.source, link.target])));
    if (!items.length) list.append(make("li", { class: "g-quiet" }, "No sentence is kept for this link."));
    const words = total > items.length ? `All ${counted(total, "sentence")}` : "Page of this link";
    list.after(make("p", {}, make("a", { href: page }, words)));
  }

  /** The mark of an entity and its name, which leads to its page. */
  private entity(node: GraphNode | undefined): HTMLElement {
    if (!node) return make("span", {}, "?");
    return make(
      "span",
      {},
      make("span", { class: `mark ${node.kind}`, "aria-hidden": "true" }, KIND_WORDS[node.kind].mark),
      " ",
      make("a", { href: entityPage(this.addresses, node.id), dir: "auto" }, node.label),
    );
  }

  private fill(label: string, ...content: Node[]): void {
    this.turn += 1;
    if (!this.open) this.opener = document.activeElement;
    const close = button("×", () => this.close(), { class: "g-close", "aria-label": "Close" });
    this.element.setAttribute("aria-label", label);
    this.element.replaceChildren(close, ...content);
    this.element.hidden = false;
    this.element.scrollTop = 0;
  }
}

/** A sentence with the names of both `ends` marked, and where it stands. */
function sentence(quote: Quote, ends: readonly string[]): HTMLElement {
  const { document: article } = quote;
  const parts = quote.parts?.length ? quote.parts : ([[quote.text, ""]] as [string, string][]);
  const source = [article.publisher, dateWords(article.published, article.precision)].filter(Boolean).join(", ");
  return make(
    "li",
    {},
    quote.speaker && make("p", { class: "g-quiet" }, "according to ", make("bdi", {}, quote.speaker), ":"),
    make(
      "blockquote",
      { lang: article.language || null, dir: "auto" },
      ...parts.map(([text, id]) => (ends.includes(id) ? make("b", { class: id.split(":")[0] ?? "" }, text) : text)),
    ),
    make(
      "p",
      {},
      make("a", { href: quote.url ?? article.url, dir: "auto", lang: article.language || null }, article.title || "Article"),
      make("bdi", {}, ` · ${source}`),
    ),
  );
}
