// Starts the graph view in the element #graph. Everything it shows is also in the page's list, so that without
// WebGL, or when something fails, a sentence says so and the list stays.

import "./graph.css";
import { readAddresses } from "./address";
import { make } from "./dom";
import { isGraphData } from "./model";

function hasWebGL(): boolean {
  try {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
  } catch {
    return false;
  }
}

async function start(container: HTMLElement): Promise<void> {
  const addresses = readAddresses(container.dataset);
  const say = (words: string) => container.replaceChildren(make("p", { class: "g-message", role: "status" }, words));
  if (!hasWebGL()) {
    say("This browser cannot draw the graph (WebGL is missing or switched off). The list below has the same content.");
    return;
  }
  say("Drawing …");
  try {
    const [{ App }, answer] = await Promise.all([import("./app"), fetch(addresses.source)]);
    if (!answer.ok) throw new Error(`the server said ${answer.status}`);
    const data: unknown = await answer.json();
    if (!isGraphData(data)) throw new Error("the answer is not a graph");
    container.replaceChildren();
    container.dataset["ready"] = ""; // gives the drawing its height, before it is measured
    new App(container, addresses, data);
  } catch (error) {
    delete container.dataset["ready"];
    const why = error instanceof Error ? error.message : String(error);
    say(`The drawing could not be made (${why}). The list below has the same content.`);
  }
}

const container = document.getElementById("graph");
if (container) void start(container);
