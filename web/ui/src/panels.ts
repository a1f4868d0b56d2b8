// The card of an entity and the sentences of a link, beside the drawing.

import { centerPage, entityPage, linkData, linkPage, type Addresses } from "./address";
import { button, make } from "./dom";
import {
  KIND_WORDS,
  TOGETHER,
  counted,
  dateWords,
  rangeWords,
  typeWords,
  type GraphLink,
  type GraphNode,
  type LinkData,
  type Quote,
} from "./model";

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

  get size(): { width: number; height: number } {
    return { width: this.element.offsetWidth, height: this.element.offsetHeight };
  }

  close(): void {
    if (!this.open) return;
    this.turn += 1;
    this.element.hidden = true;
    this.element.replaceChildren();
    if (this.opener instanceof HTMLElement) this.opener.focus({ preventScroll: true });
    this.events.closed();
  }

  /** Who this is, how often named, and what to do with it. */
  node(node: GraphNode, links: number, expandable: boolean): void {
    const words = KIND_WORDS[node.kind];
    const dates = rangeWords(node.first, node.last);
    this.fill(
      node.label,
      make("h2", {}, this.entity(node)),
      make("p", { class: "g-quiet" }, `${words.one} · ${counted(node.documents, "article")}${dates ? ` · ${dates}` : ""}`),
      make("p", { class: "g-quiet" }, `${counted(links, "link")} on screen`),
      make(
        "p",
        { class: "g-actions" },
        expandable && button("Expand", () => this.events.expand(node.id)),
        make("a", { class: "g-button", href: centerPage(this.addresses, node.id) }, "Centre here"),
        button("Hide", () => this.events.hide(node.id)),
      ),
    );
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
    const said = link.polarity && link.polarity !== "affirmed" ? ` (${link.polarity})` : "";
    const who = link.type === TOGETHER ? "" : `${name(link.source)?.label ?? ""} — `;
    const how = link.type === TOGETHER ? "mentioned together" : typeWords(link.type);
    const words = `${who}${how}${said} in ${counted(link.documents, "article")}${dates ? `, ${dates}` : ""}`;
    return several || link.type !== TOGETHER ? make("h3", {}, words) : make("p", { class: "g-quiet" }, words);
  }

  private async sentences(link: GraphLink, list: HTMLElement, turn: number): Promise<void> {
    list.append(make("li", { class: "g-quiet" }, link.quote ? `“${link.quote}”` : "Reading the sentences …"));
    try {
      const answer = await fetch(linkData(this.addresses, link));
      if (!answer.ok) throw new Error(`the server said ${answer.status}`);
      const data = (await answer.json()) as LinkData;
      if (turn !== this.turn) return;
      const { items, total } = data.quotes;
      list.replaceChildren(...items.map((quote) => sentence(quote, [link.source, link.target])));
      if (!items.length) list.append(make("li", { class: "g-quiet" }, "No sentence is kept for this link."));
      const words = total > items.length ? `All ${counted(total, "sentence")}` : "Page of this link";
      list.after(make("p", {}, make("a", { href: linkPage(this.addresses, link) }, words)));
    } catch (error) {
      if (turn !== this.turn) return;
      const why = error instanceof Error ? error.message : String(error);
      list.replaceChildren(make("li", {}, `The sentences could not be read (${why}). `,
        make("a", { href: linkPage(this.addresses, link) }, "Open the page of this link")));
    }
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
