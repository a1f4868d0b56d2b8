// The bar over the drawing: find, how many links, undo, whole, picture, export; and the page's own form, made live.

import { FORMATS } from "./address";
import { button, make } from "./dom";
import { KINDS, isKind, type GraphNode } from "./model";
import type { Filter } from "./state";

export interface ToolEvents {
  find(label: string): boolean;
  shown(count: number): void;
  filter(filter: Filter): void;
  undo(): void;
  zoom(factor: number): void;
  whole(): void;
  picture(): void;
  file(suffix: string): void;
}

export class Tools {
  readonly element = make("div", { class: "g-tools", role: "toolbar", "aria-label": "The drawing" });
  private readonly names = make("datalist", { id: "g-names" });
  private readonly search = make("input", {
    type: "search", list: "g-names", placeholder: "find on the drawing", "aria-label": "Find on the drawing",
    autocomplete: "off", dir: "auto",
  });
  private readonly slider = make("input", { type: "range", min: 1, max: 1, value: 1, "aria-label": "How many links" });
  private readonly count = make("output", { class: "g-count" });
  private readonly back: HTMLButtonElement;
  private readonly files = make("details", { class: "g-files" }, make("summary", {}, "Export"));

  constructor(private readonly events: ToolEvents) {
    this.back = button("Undo", () => events.undo(), { disabled: true });
    const look = () => {
      if (this.search.value && !events.find(this.search.value)) this.search.setAttribute("aria-invalid", "true");
    };
    this.search.addEventListener("change", look);
    this.search.addEventListener("input", () => {
      this.search.removeAttribute("aria-invalid");
      if ([...this.names.options].some((option) => option.value === this.search.value)) look();
    });
    this.slider.addEventListener("input", () => events.shown(Number(this.slider.value)));
    this.fillFiles();
    this.element.append(
      this.search, this.names,
      make("span", { class: "g-amount" }, this.slider, this.count),
      this.back,
      button("−", () => events.zoom(1.5), { "aria-label": "Smaller" }),
      button("+", () => events.zoom(1 / 1.5), { "aria-label": "Larger" }),
      button("Whole", () => events.whole(), { title: "Show the whole drawing" }),
      button("Picture", () => events.picture(), { title: "Save what is on screen as a PNG picture" }),
      this.files,
    );
  }

  /** Says how much is shown of how much, and what undo takes back. */
  update(shown: number, candidates: number, total: number, nodes: readonly GraphNode[], undo: string): void {
    this.slider.max = String(Math.max(candidates, 1));
    this.slider.value = String(shown);
    this.slider.disabled = candidates < 2;
    const words = `${shown} of ${Math.max(total, candidates)} links shown`;
    this.count.value = words;
    this.slider.setAttribute("aria-valuetext", words);
    this.back.disabled = !undo;
    this.back.title = undo ? `Take back: ${undo}` : "";
    this.names.replaceChildren(...nodes.map((node) => make("option", { value: node.label })));
  }

  closeMenus(): boolean {
    const open = this.files.open;
    this.files.open = false;
    return open;
  }

  private fillFiles(): void {
    const list = make("ul", {});
    for (const { suffix, title } of FORMATS) {
      list.append(make("li", {}, button(title, () => this.events.file(suffix))));
    }
    this.files.append(list);
  }
}

/** Makes the page's filter form act on the drawing at once; without a script it goes on asking the server. */
export function liveForm(form: HTMLFormElement | null, changed: (filter: Filter) => void): void {
  form?.addEventListener("change", (event) => {
    const name = (event.target as HTMLInputElement).name;
    if (["kind", "type", "since", "until"].includes(name)) changed(formFilter(new FormData(form)));
    else if (name === "links" || name === "depth") form.requestSubmit();
  });
}

/** The filter a form states. All kinds ticked, or none, is no restriction. */
export function formFilter(data: FormData): Filter {
  const kinds = data.getAll("kind").map(String).filter(isKind);
  const text = (name: string) => String(data.get(name) ?? "");
  return {
    kinds: kinds.length === KINDS.length ? [] : kinds,
    type: text("type"),
    since: text("since"),
    until: text("until"),
  };
}

/** Shows a filter in the form, after undo. */
export function showFilter(form: HTMLFormElement | null, filter: Filter): void {
  for (const field of form?.elements ?? []) {
    if (field instanceof HTMLInputElement && field.name === "kind") {
      field.checked = !filter.kinds.length || (isKind(field.value) && filter.kinds.includes(field.value));
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      if (field.name === "type" || field.name === "since" || field.name === "until") field.value = filter[field.name];
    }
  }
}
