// What /graph.json and /link.json say, as types, and the words for it.

export type Kind = "person" | "organization" | "country";
export const KINDS: readonly Kind[] = ["person", "organization", "country"];
export const KIND_WORDS: Record<Kind, { one: string; many: string; mark: string }> = {
  person: { one: "person", many: "people", mark: "●" },
  organization: { one: "organization", many: "organizations", mark: "■" },
  country: { one: "country", many: "countries", mark: "◆" },
};

export interface GraphNode {
  id: string;
  label: string;
  kind: Kind;
  country: string;
  documents: number;
  stories: number;
  first: string;
  last: string;
  x: number;
  y: number;
}

export interface GraphLink {
  id: string;
  source: string;
  target: string;
  type: string;
  weight: number;
  documents: number;
  stories: number;
  polarity: string;
  office: string;
  said: string; // its words between the two ends
  first: string;
  last: string;
  quote: string;
  speaker: string; // who says so in it, "" when the article does
  directed?: boolean;
}

export interface GraphData {
  nodes: GraphNode[];
  links: GraphLink[];
  total_links: number;
  shown_links: number;
}

export interface Quote {
  text: string;
  parts: [string, string][];
  speaker: string;
  url?: string;
  document: {
    title: string;
    url: string;
    publisher: string;
    published: string | null;
    precision: string;
    language: string;
  };
}

/** A relation of an entity as /entity/ID.json tells it. */
export interface Relation {
  source: string;
  target: string;
  type: string;
  polarity: string;
  office: string;
  said: string;
  documents: number;
  stories: number;
  entity: string;
  name: string;
  quote: Quote;
}

export interface EntityData {
  statements: Relation[];
  neighbours: Relation[];
}

export interface LinkData {
  quotes: { total: number; page: number; items: Quote[] };
}

export const TOGETHER = "mentioned-with";

export function isKind(value: string): value is Kind {
  return (KINDS as readonly string[]).includes(value);
}

/** A count with its noun: counted(1, "text") → "1 text". */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count.toLocaleString("en").replaceAll(",", "\u202f")} ${count === 1 ? noun : many}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An ISO date in words, "undated" when there is none: "2022-01-19" → "19 Jan 2022". */
export function dateWords(iso: string | null, precision = "stated"): string {
  const [year, month, day] = (iso ?? "").split("-").map(Number);
  if (!year || !month || !day) return "undated";
  return `${precision === "inferred" ? "≈ " : ""}${day} ${MONTHS[month - 1]} ${year}`;
}

/** Two ISO dates as a range, one date when they are the same, "" when there is none. */
export function rangeWords(first: string, last: string): string {
  if (!first && !last) return "";
  if (!first || !last || first === last) return dateWords(first || last);
  const [day, month, year] = dateWords(first).split(" ");
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const start = first.slice(0, 7) === last.slice(0, 7) ? day : sameYear ? `${day} ${month}` : `${day} ${month} ${year}`;
  return `${start} – ${dateWords(last)}`;
}

/** Whether an answer has the shape this view draws; anything else is said to the reader, not drawn. */
export function isGraphData(value: unknown): value is GraphData {
  const data = value as Partial<GraphData> | null;
  return typeof data === "object" && data !== null && Array.isArray(data.nodes) && Array.isArray(data.links);
}
