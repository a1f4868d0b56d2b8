// The addresses the view asks: more of the graph, the sentences of a link, an entity's page, a file of what is shown.

import { KINDS, isKind, type GraphLink, type Kind } from "./model";
import type { Filter } from "./state";

export interface Addresses {
  source: string; // the graph as JSON, with the page's own arguments
  entity: string; // an entity's page, ID where the id goes
  link: string; // the page of a link's sentences
  file: string; // a file of the graph, SUFFIX where the suffix goes
  page: string; // this page
}

export const FORMATS: readonly { suffix: string; title: string }[] = [
  { suffix: ".gexf", title: "GEXF (Gephi)" },
  { suffix: ".graphml", title: "GraphML" },
  { suffix: ".node-link.json", title: "Node-link JSON" },
  { suffix: ".cyjs", title: "Cytoscape JSON" },
  { suffix: ".zip", title: "CSV tables" },
];

/** What names a link. */
export type LinkName = Pick<GraphLink, "source" | "target" | "type" | "polarity" | "office">;

function split(address: string): [string, URLSearchParams] {
  const at = address.indexOf("?");
  return at < 0 ? [address, new URLSearchParams()] : [address.slice(0, at), new URLSearchParams(address.slice(at + 1))];
}

function joined(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The addresses a container names in its data attributes; what it does not name follows from the rest. */
export function readAddresses(data: DOMStringMap): Addresses {
  const source = data["source"] ?? "/graph.json";
  const [path] = split(source);
  const page = path.replace(/\.json$/, "");
  const root = page.replace(/[^/]*$/, "");
  return {
    source,
    page,
    entity: data["entity"] ?? `${root}entity/ID`,
    link: data["link"] ?? `${root}link`,
    file: data["file"] ?? `${root}export/kartotekaSUFFIX`,
  };
}

export function entityPage(addresses: Addresses, id: string): string {
  return addresses.entity.replace("ID", encodeURIComponent(id).replaceAll("%3A", ":"));
}

/** What is known of an entity, as JSON. */
export function entityData(addresses: Addresses, id: string): string {
  return `${entityPage(addresses, id)}.json`;
}

export function linkPage(addresses: Addresses, link: LinkName): string {
  const [path, query] = split(addresses.link);
  query.set("source", link.source);
  query.set("target", link.target);
  query.set("type", link.type);
  if (link.polarity && link.polarity !== "affirmed") query.set("polarity", link.polarity);
  if (link.office) query.set("office", link.office);
  return joined(path, query);
}

/** The sentences of a link as JSON. */
export function linkData(addresses: Addresses, link: GraphLink, page = 1): string {
  const [path, query] = split(linkPage(addresses, link));
  if (page > 1) query.set("page", String(page));
  return joined(`${path}.json`, query);
}

function withFilter(query: URLSearchParams, filter: Filter): URLSearchParams {
  for (const name of ["kind", "type", "since", "until"]) query.delete(name);
  if (filter.kinds.length && filter.kinds.length < KINDS.length) for (const kind of filter.kinds) query.append("kind", kind);
  if (filter.type) query.set("type", filter.type);
  if (filter.since) query.set("since", filter.since);
  if (filter.until) query.set("until", filter.until);
  return query;
}

/** The graph as JSON for another filter, or around another entity. */
export function graphData(addresses: Addresses, filter: Filter, entity = ""): string {
  const [path, query] = split(addresses.source);
  if (entity) {
    query.set("entity", entity);
    query.delete("depth");
    query.set("links", "50");
  }
  return joined(path, withFilter(query, filter));
}

/** The page of the graph around an entity. */
export function centerPage(addresses: Addresses, id: string): string {
  return joined(addresses.page, new URLSearchParams({ entity: id }));
}

/** Where a file of a format is made. */
export function fileAddress(addresses: Addresses, suffix: string): string {
  return split(addresses.file)[0].replace("SUFFIX", suffix);
}

/** The filter the page's own address states. */
export function readFilter(source: string): Filter {
  const [, query] = split(source);
  const kinds: Kind[] = query.getAll("kind").filter(isKind);
  return {
    kinds: kinds.length === KINDS.length ? [] : kinds,
    type: query.get("type") ?? "",
    since: query.get("since") ?? "",
    until: query.get("until") ?? "",
  };
}
