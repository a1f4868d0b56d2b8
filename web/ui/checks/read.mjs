// Reads an exported graph with a library that is not ours and prints what it understood, as JSON.
// usage: node read.mjs FILE   (the format by the file's suffix)
import { readFileSync } from "node:fs";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import cytoscape from "cytoscape";

const { MultiGraph } = graphology;

function fromGraphology(graph) {
  return {
    nodes: graph.mapNodes((id, a) => ({ id, ...a })),
    edges: graph.mapEdges((id, a, source, target) => ({ id, source, target, undirected: graph.isUndirected(id), ...a })),
  };
}

function fromCytoscape(json) {
  const cy = cytoscape({ headless: true, styleEnabled: false, layout: { name: "preset" }, elements: json.elements });
  return {
    nodes: cy.nodes().map((n) => ({ ...n.data(), x: n.position("x"), y: n.position("y") })),
    edges: cy.edges().map((e) => e.data()),
  };
}

function fromNodeLink(json) {
  const graph = new MultiGraph({ allowSelfLoops: false });
  for (const { id, ...attributes } of json.nodes) graph.addNode(id, attributes);
  for (const { key, source, target, ...attributes } of json.links) {
    if (attributes.directed) graph.addDirectedEdgeWithKey(key, source, target, attributes);
    else graph.addUndirectedEdgeWithKey(key, source, target, attributes);
  }
  return fromGraphology(graph);
}

const file = process.argv[2];
const text = readFileSync(file, "utf-8");
let found;
if (file.endsWith(".gexf")) found = fromGraphology(gexf.parse(MultiGraph, text, { addMissingNodes: false }));
else if (file.endsWith(".graphml")) found = fromGraphology(graphml.parse(MultiGraph, text, { addMissingNodes: false }));
else if (file.endsWith(".cyjs")) found = fromCytoscape(JSON.parse(text));
else if (file.endsWith(".node-link.json")) found = fromNodeLink(JSON.parse(text));
else throw new Error(`no reader for ${file}`);
process.stdout.write(JSON.stringify(found));
