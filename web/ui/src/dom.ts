// Elements from values. Text is always text, never markup.

type Child = Node | string | null | false;

/** An element with attributes (false and null leave one out, true writes it bare) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | boolean | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}

export function button(words: string, press: () => void, attributes: Record<string, string | boolean> = {}): HTMLButtonElement {
  const made = make("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", press);
  return made;
}

/** Asks for a file by what a form says, more than an address can hold. */
export function post(address: string, name: string, value: string): void {
  const form = make("form", { method: "post", action: address, hidden: true }, make("textarea", { name }, value));
  document.body.append(form);
  form.submit();
  form.remove();
}

/** Hands a file to the reader. */
export function save(address: string, name: string): void {
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
