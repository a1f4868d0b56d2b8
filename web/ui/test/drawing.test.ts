import Graph from "graphology";
import { describe, expect, it } from "vitest";

import { mixed, rgb } from "../src/colours";
import { distanceToLine, nearestLine, radius, separate, thickness } from "../src/geometry";
import { placeLabels, type Wish } from "../src/labels";
import { counted, dateWords, isGraphData, rangeWords } from "../src/model";
import { settle } from "../src/settle";

const STAGE = { width: 1000, height: 1000 };

function wish(id: string, x: number, y: number, more: Partial<Wish> = {}): Wish {
  return { id, x, y, size: 5, width: 60, rank: 1, must: false, ...more };
}

describe("names", () => {
  it("stand right of their mark when there is room", () => {
    expect(placeLabels([wish("a", 100, 100)], 16, STAGE)).toEqual([{ id: "a", x: 109, y: 100 }]);
  });
  it("go left at the right edge", () => {
    expect(placeLabels([wish("a", 980, 100)], 16, STAGE)).toEqual([{ id: "a", x: 911, y: 100 }]);
  });
  it("never overlap, however crowded", () => {
    const many = Array.from({ length: 300 }, (_, i) => wish(`n${i}`, 100 + (i * 37) % 400, 100 + (i * 91) % 400, { must: i % 2 === 0 }));
    const placed = placeLabels(many, 16, STAGE);
    const clash = placed.some((a, i) => placed.slice(i + 1).some((b) => Math.abs(a.x - b.x) < 60 && Math.abs(a.y - b.y) < 16));
    expect([clash, placed.length > 20]).toEqual([false, true]);
  });
  it("of the important win", () => {
    const two = [wish("low", 20, 100, { rank: 1 }), wish("high", 20, 104, { rank: 9 })];
    expect(placeLabels(two, 16, STAGE).map((p) => p.id)).toEqual(["high"]);
  });
  it("stand askew where the four sides are taken", () => {
    const ring = [[140, 100], [60, 100], [100, 117], [100, 83]].map(([x, y], i) => wish(`r${i}`, x as number, y as number, { width: 2000 }));
    expect(placeLabels([wish("a", 100, 100, { width: 30 }), ...ring], 10, STAGE).map((p) => p.id)).toEqual(["a"]);
  });
  it("cover no mark unless they must", () => {
    const ring = [[140, 100], [60, 100], [100, 117], [100, 83], [140, 112], [140, 88], [60, 112], [60, 88]].map(([x, y], i) => wish(`r${i}`, x as number, y as number, { width: 2000 }));
    const ids = (must: boolean) => placeLabels([wish("a", 100, 100, { must }), ...ring], 16, STAGE).map((p) => p.id);
    expect([ids(false), ids(true)]).toEqual([[], ["a"]]);
  });
});

describe("the link under the pointer", () => {
  it("is measured to the line, not beyond its ends", () => {
    expect([distanceToLine({ x: 5, y: 3 }, { x: 0, y: 0 }, { x: 10, y: 0 }), distanceToLine({ x: 13, y: 4 }, { x: 0, y: 0 }, { x: 10, y: 0 })]).toEqual([3, 5]);
  });
  it("is the nearest within reach", () => {
    const lines: [string, { x: number; y: number }, { x: number; y: number }][] = [
      ["far", { x: 0, y: 5 }, { x: 10, y: 5 }],
      ["near", { x: 0, y: 2 }, { x: 10, y: 2 }],
    ];
    expect([nearestLine({ x: 5, y: 0 }, lines, 6), nearestLine({ x: 5, y: 0 }, lines, 1)]).toEqual(["near", ""]);
  });
});

describe("marks", () => {
  const crowd = Array.from({ length: 80 }, (_, i) => ({ id: `n${i}`, x: i % 9, y: (i * 7) % 11, r: 1 + (i % 3) }));
  it("are moved apart until none overlaps", () => {
    const placed = separate(crowd, 400);
    const clash = crowd.some((a, i) => crowd.slice(i + 1).some((b) => {
      const [p, q] = [placed.get(a.id)!, placed.get(b.id)!];
      return Math.hypot(p.x - q.x, p.y - q.y) < (a.r + b.r) * 0.99;
    }));
    expect(clash).toBe(false);
  });
  it("on one spot come apart too", () => {
    const placed = separate([{ id: "a", x: 1, y: 1, r: 1 }, { id: "b", x: 1, y: 1, r: 1 }]);
    expect(Math.hypot(placed.get("a")!.x - placed.get("b")!.x, placed.get("a")!.y - placed.get("b")!.y)).toBeCloseTo(2);
  });
  it("that are free stay", () => {
    const free = [{ id: "a", x: 0, y: 0, r: 1 }, { id: "b", x: 5, y: 0, r: 1 }];
    expect(separate(free)).toEqual(new Map([["a", { x: 0, y: 0 }], ["b", { x: 5, y: 0 }]]));
  });
});

describe("sizes", () => {
  it("grow with articles, within bounds", () => expect([radius(1) < radius(9), radius(1e6)]).toEqual([true, 20]));
  it("of links grow with weight", () => expect(thickness(1, 4)).toBeCloseTo(2.7));
  it("of links bear a graph without weights", () => expect(thickness(0, 0)).toBeCloseTo(1.1));
});

describe("colours", () => {
  it("are read in the ways style sheets write them", () => {
    expect([rgb("#abc"), rgb("#0d47a1"), rgb("rgb(1, 2, 3)"), rgb("?")]).toEqual([
      [170, 187, 204], [13, 71, 161], [1, 2, 3], [128, 128, 128],
    ]);
  });
  it("are mixed with the ground", () => expect(mixed("#000000", "#ffffff", 0.5)).toBe("#808080"));
});

describe("words", () => {
  it("count", () => expect([counted(1, "article"), counted(1200, "link")]).toEqual(["1 article", "1\u202f200 links"]));
  it("date", () => expect([dateWords("2022-01-19"), dateWords("2022-01-09", "inferred"), dateWords(null)]).toEqual(["19 Jan 2022", "≈ 9 Jan 2022", "undated"]));
  it("span", () => {
    const spans = [["2022-01-06", "2022-01-19"], ["2022-01-30", "2022-02-02"], ["2021-12-30", "2022-01-02"], ["", ""]];
    expect(spans.map(([first, last]) => rangeWords(first as string, last as string))).toEqual([
      "6 – 19 Jan 2022", "30 Jan – 2 Feb 2022", "30 Dec 2021 – 2 Jan 2022", "",
    ]);
  });
});

it("an answer that is no graph is not taken for one", () => {
  expect([isGraphData({ nodes: [], links: [] }), isGraphData({ error: "x" }), isGraphData(null)]).toEqual([true, false, false]);
});

describe("entities that come in", () => {
  function grown(): Graph {
    const graph = new Graph({ multi: true });
    graph.addNode("a", { x: 50, y: 50 });
    graph.addNode("b", { x: -50, y: 50 });
    for (const id of ["n1", "n2"]) {
      graph.addNode(id, { x: 0, y: 0 });
      graph.addEdge("a", id);
    }
    settle(graph, new Set(["n1", "n2"]));
    return graph;
  }
  it("leave the others where they are", () => {
    expect(grown().getNodeAttributes("b")).toMatchObject({ x: -50, y: 50 });
  });
  it("stand apart from each other and nearer to their own", () => {
    const graph = grown();
    const [p, q] = ["n1", "n2"].map((id) => graph.getNodeAttributes(id)) as [{ x: number; y: number }, { x: number; y: number }];
    expect([Math.hypot(p.x - q.x, p.y - q.y) > 1, Math.hypot(p.x - 50, p.y - 50) < Math.hypot(p.x + 50, p.y - 50)]).toEqual([true, true]);
  });
  it("get the same places each time", () => expect(grown().export().nodes).toEqual(grown().export().nodes));
});
