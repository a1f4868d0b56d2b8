// The colours of the page's style sheet, and what is made from them; sigma knows no CSS.

import type { Kind } from "./model";

export interface Colours {
  ground: string;
  ink: string;
  quiet: string;
  kinds: Record<Kind, string>;
  line: string; // a link
  stated: string; // a link of a stated type
  faded: string; // what is not looked at
  font: string;
}

type RGB = [number, number, number];

/** "#rgb", "#rrggbb" or "rgb(…)" as three numbers; grey for anything else. */
export function rgb(text: string): RGB {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex) {
    const six = hex.length === 3 ? [...hex].map((c) => c + c).join("") : hex;
    return [0, 2, 4].map((at) => parseInt(six.slice(at, at + 2), 16)) as RGB;
  }
  const numbers = text.match(/[\d.]+/g)?.slice(0, 3).map(Number);
  return numbers?.length === 3 ? (numbers as RGB) : [128, 128, 128];
}

/** `share` of `over` laid on `ground`, as "#rrggbb". Links are mixed, not transparent: crossings stay even. */
export function mixed(over: string, ground: string, share: number): string {
  const [a, b] = [rgb(over), rgb(ground)];
  const hex = a.map((value, i) => Math.round(value * share + (b[i] ?? 0) * (1 - share)));
  return `#${hex.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const ground = read("--ground", "#ffffff");
  const ink = read("--ink", "#1b1c1e");
  const quiet = read("--quiet", "#5c5f66");
  return {
    ground,
    ink,
    quiet,
    kinds: {
      person: read("--person", "#0d47a1"),
      organization: read("--organization", "#a34700"),
      country: read("--country", "#007052"),
    },
    line: mixed(quiet, ground, 0.5),
    stated: mixed(ink, ground, 0.72),
    faded: mixed(quiet, ground, 0.14),
    font: style.fontFamily,
  };
}

/** Calls back when the reader switches between light and dark, by the system or the page's own switch. */
export function onTheme(changed: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ["data-theme", "class"] });
}
