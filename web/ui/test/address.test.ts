import { describe, expect, it } from "vitest";

import { centerPage, entityData, entityPage, fileAddress, graphData, linkData, linkPage, readAddresses, readFilter } from "../src/address";
import type { GraphLink } from "../src/model";
import { NO_FILTER } from "../src/state";

const HERE = readAddresses({ source: "/kb/graph.json?entity=country%3AKZ&links=200", entity: "/kb/entity/ID" });
const LINK = { source: "person:أ", target: "country:KZ", type: "member-of" } as GraphLink;

describe("addresses", () => {
  it("keep a prefix the site is served under", () => {
    expect([HERE.page, HERE.link, HERE.file]).toEqual(["/kb/graph", "/kb/link", "/kb/export/kartotekaSUFFIX"]);
  });
  it("of an entity carry any script", () => expect(entityPage(HERE, "person:أ b")).toBe("/kb/entity/person:%D8%A3%20b"));
  it("of a link name both ends and the type", () => {
    expect(linkPage(HERE, LINK)).toBe("/kb/link?source=person%3A%D8%A3&target=country%3AKZ&type=member-of");
  });
  it("of a link's sentences are JSON", () => expect(linkData(HERE, LINK, 2)).toMatch(/^\/kb\/link\.json\?.*&page=2$/));
  it("of the graph around somebody forget the rest", () => expect(centerPage(HERE, "country:UZ")).toBe("/kb/graph?entity=country%3AUZ"));
  it("of more data replace the filter and keep the centre", () => {
    const filter = { kinds: ["person" as const], type: "member-of", since: "2022-01-06", until: "" };
    expect(graphData(HERE, filter)).toBe(
      "/kb/graph.json?entity=country%3AKZ&links=200&kind=person&type=member-of&since=2022-01-06",
    );
  });
  it("of an expansion ask around that entity", () => {
    expect(graphData(HERE, NO_FILTER, "country:UZ")).toBe("/kb/graph.json?entity=country%3AUZ&links=50");
  });
  it("of a file are without arguments: what is on screen is said in a form", () => {
    expect(fileAddress(HERE, ".gexf")).toBe("/kb/export/kartoteka.gexf");
  });
  it("of what is known of an entity are JSON", () => expect(entityData(HERE, "country:UZ")).toBe("/kb/entity/country:UZ.json"));
  it("of a link that is not plainly so say how it is", () => {
    const former = { ...LINK, polarity: "former", office: "minister" };
    expect(linkPage(HERE, former)).toMatch(/&polarity=former&office=minister$/);
  });
});

describe("the filter of an address", () => {
  it("is read", () => {
    expect(readFilter("/graph.json?kind=person&kind=x&type=a&since=2022-01-01")).toEqual({
      kinds: ["person"], type: "a", since: "2022-01-01", until: "",
    });
  });
  it("of all kinds is none", () => {
    expect(readFilter("/graph.json?kind=person&kind=organization&kind=country")).toEqual(NO_FILTER);
  });
});
