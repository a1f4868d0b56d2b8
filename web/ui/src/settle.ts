// Places for entities that come in later: near what they are linked with, without moving what is already there.

import type Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

import { mean } from "./geometry";

/** Gives the `fresh` nodes of `graph` places by a few rounds of ForceAtlas2 in which only they move. */
export function settle(graph: Graph, fresh: ReadonlySet<string>, rounds = 80): void {
  let turn = 0;
  for (const id of [...fresh].sort()) {
    if (!graph.hasNode(id)) continue;
    const anchors = graph.neighbors(id).filter((other) => !fresh.has(other));
    const x = mean(anchors.map((other) => Number(graph.getNodeAttribute(other, "x"))));
    const y = mean(anchors.map((other) => Number(graph.getNodeAttribute(other, "y"))));
    // On a spiral around what they belong to, the same each time.
    const angle = 2.4 * turn;
    const away = 6 + 1.5 * Math.sqrt(turn);
    graph.mergeNodeAttributes(id, { x: x + away * Math.cos(angle), y: y + away * Math.sin(angle) });
    turn += 1;
  }
  graph.forEachNode((id) => graph.setNodeAttribute(id, "fixed", !fresh.has(id)));
  forceAtlas2.assign(graph, {
    iterations: rounds,
    getEdgeWeight: null,
    settings: { ...forceAtlas2.inferSettings(graph), scalingRatio: 4, slowDown: 8, barnesHutOptimize: false },
  });
}
