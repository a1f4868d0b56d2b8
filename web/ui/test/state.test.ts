import { describe, expect, it } from "vitest";

import type { GraphData, GraphLink, GraphNode, Kind } from "../src/model";
import { History, NO_FILTER, between, merged, openStore, visible, type View } from "../src/state";

function node(id: string, kind: Kind = "person"): GraphNode {
  return { id, label: id, kind, country: "", documents: 1, stories: 1, first: "", last: "", x: 0, y: 0 };
}

function link(source: string, target: string, weight: number, more: Partial<GraphLink> = {}): GraphLink {
  const type = more.type ?? "mentioned-with";
  return {
    id: `${source} ${target} ${type}`, source, target, type, weight, documents: 1, stories: 1,
    polarity: "affirmed", office: "", said: "", first: "", last: "", quote: "", speaker: "", ...more,
  };
}

function data(nodes: GraphNode[], links: GraphLink[]): GraphData {
  return { nodes, links, total_links: links.length, shown_links: links.length };
}

const VIEW: View = { filter: NO_FILTER, shown: 10, hidden: [], expanded: [] };
const STORE = openStore(
  data(
    [node("a"), node("b", "organization"), node("c", "country"), node("d")],
    [link("a", "b", 1), link("a", "c", 3), link("c", "d", 2)],
  ),
);

function ids(view: Partial<View>, store = STORE): string[] {
  return visible(store, { ...VIEW, ...view }).links.map((l) => l.source + l.target);
}

describe("what is visible", () => {
  it("is the strongest links first", () => expect(ids({})).toEqual(["ac", "cd", "ab"]));
  it("is no more links than wanted", () => expect(ids({ shown: 1 })).toEqual(["ac"]));
  it("counts what fits beside what is shown", () => expect(visible(STORE, { ...VIEW, shown: 1 }).candidates).toBe(3));
  it("has only entities with a link", () => {
    expect(visible(STORE, { ...VIEW, shown: 1 }).nodes.map((n) => n.id)).toEqual(["a", "c"]);
  });
  it("keeps links whose both ends are of a wanted kind", () => {
    expect(ids({ filter: { ...NO_FILTER, kinds: ["person", "country"] } })).toEqual(["ac", "cd"]);
  });
  it("keeps the centre whatever its kind", () => {
    const store = { ...STORE, center: "c" };
    expect(ids({ filter: { ...NO_FILTER, kinds: ["person"] } }, store)).toEqual(["ac", "cd"]);
  });
  it("leaves hidden entities out", () => expect(ids({ hidden: ["c"] })).toEqual(["ab"]));
  it("has all links of an expanded entity", () => expect(ids({ shown: 1, expanded: ["a"] })).toEqual(["ac", "ab"]));
});

describe("dates", () => {
  const dated = openStore(data([node("a"), node("b")], [link("a", "b", 1, { first: "2022-01-06", last: "2022-01-19" })]));
  const fits = (since: string, until: string) => ids({ filter: { ...NO_FILTER, since, until } }, dated).length === 1;
  it("include both days", () => expect([fits("2022-01-19", ""), fits("", "2022-01-06")]).toEqual([true, true]));
  it("exclude what is before or after", () => expect([fits("2022-01-20", ""), fits("", "2022-01-05")]).toEqual([false, false]));
  it("exclude undated links", () => expect(ids({ filter: { ...NO_FILTER, since: "2000-01-01" } })).toEqual([]));
});

describe("further answers", () => {
  it("keep the places of known entities", () => {
    const more = merged(STORE, data([{ ...node("a"), x: 9 }], []));
    expect(more.nodes.get("a")?.x).toBe(0);
  });
  it("are sorted in by strength", () => {
    const more = merged(STORE, data([node("e")], [link("a", "e", 2.5)]));
    expect(more.links.map((l) => l.weight)).toEqual([3, 2.5, 2, 1]);
  });
  it("drop links to entities nobody described", () => {
    expect(merged(STORE, data([], [link("a", "zz", 9)])).links).toHaveLength(3);
  });
});

it("between two entities are the links of both directions and all types", () => {
  const links = [link("a", "b", 2), link("b", "a", 1, { type: "member-of" }), link("a", "c", 3)];
  expect(between(links, links[0] as GraphLink).map((l) => l.type)).toEqual(["mentioned-with", "member-of"]);
});

describe("undo", () => {
  it("goes back one step", () => {
    const history = new History(VIEW);
    history.change({ shown: 5 }, "number of links");
    history.change({ hidden: ["a"] }, "hide a");
    expect(history.undo()).toEqual({ ...VIEW, shown: 5 });
  });
  it("takes a dragged slider as one step", () => {
    const history = new History(VIEW);
    for (const shown of [5, 6, 7]) history.change({ shown }, "number of links", true);
    expect(history.undo()).toEqual(VIEW);
  });
  it("says what it would take back", () => {
    const history = new History(VIEW);
    history.change({ hidden: ["a"] }, "hide a");
    expect(history.last).toBe("hide a");
  });
  it("with nothing to undo changes nothing", () => expect(new History(VIEW).undo()).toEqual(VIEW));
});
