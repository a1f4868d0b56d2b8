// What makes the pages quicker to use; every page works without it.
"use strict";

const box = document.getElementById("q");

// "/" puts the cursor into the search box, Esc leaves it.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape" && typing) {
    typing.blur();
  }
});

// Arrow keys move from link to link in lists marked for it.
document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const list = step && event.target.closest("[data-arrows]");
  if (!list) return;
  const firsts = [...list.children].map((item) => item.querySelector("a[href]")).filter(Boolean);
  const here = firsts.findIndex((link) => link.closest("li").contains(event.target));
  const next = firsts[here + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

// The theme without asking the server for the page again.
document.querySelector(".theme")?.addEventListener("submit", (event) => {
  const chosen = event.submitter?.value;
  if (!chosen) return;
  event.preventDefault();
  document.cookie = `theme=${chosen}; path=/; max-age=31536000; samesite=lax`;
  document.getElementById("dark").media = { dark: "screen", light: "not all" }[chosen] ?? "screen and (prefers-color-scheme: dark)";
  if (chosen === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  document.querySelector('meta[name="color-scheme"]').content = chosen === "auto" ? "light dark" : chosen;
  for (const button of event.target.querySelectorAll("button"))
    button.setAttribute("aria-pressed", String(button.value === chosen));
  document.dispatchEvent(new CustomEvent("theme", { detail: chosen }));
});

// A button that copies a citation.
for (const place of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    const source = document.querySelector(place.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Marked: copy it with the keyboard";
    }
  });
  place.append(button);
}

// A choice in a list's controls takes effect at once.
for (const select of document.querySelectorAll(".controls select[name='sort']"))
  select.addEventListener("change", () => select.form.requestSubmit());

// A list is filtered while its filter is typed.
const filter = document.querySelector("form[data-filter]");
if (filter) {
  let wait = 0;
  let turn = 0;
  filter.addEventListener("input", (event) => {
    if (event.target.name !== "filter") return;
    clearTimeout(wait);
    wait = setTimeout(async () => {
      const mine = ++turn;
      const address = `${location.pathname}?${new URLSearchParams(new FormData(filter))}`;
      const answer = await fetch(address).catch(() => null);
      if (!answer?.ok || mine !== turn) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of ["[data-list]", "[data-total]"])
        document.querySelector(part).replaceWith(document.adoptNode(found.querySelector(part)));
      history.replaceState(null, "", address);
    }, 150);
  });
}

// Search as you type: a list under a box, walked with the arrow keys.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const wanted = input.dataset.suggestKind;
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${input.id || input.name}-suggestions`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  input.parentElement.append(list);
  let asked = 0;
  let timer = 0;
  let at = -1;

  const links = () => [...list.querySelectorAll("a")];
  const show = (visible) => {
    list.hidden = !visible;
    input.setAttribute("aria-expanded", String(visible));
    if (!visible) {
      at = -1;
      input.removeAttribute("aria-activedescendant");
    }
  };
  const point = (index) => {
    const all = links();
    at = (index + all.length + 1) % (all.length + 1);
    all.forEach((link, n) => link.setAttribute("aria-selected", String(n === at)));
    if (all[at]) input.setAttribute("aria-activedescendant", all[at].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const choose = (link) => {
    if (wanted) {
      input.value = link.dataset.text;
      show(false);
      input.form.requestSubmit();
    } else location.href = link.href;
  };
  const draw = (found) => {
    list.replaceChildren(
      ...found.map((item, index) => {
        const line = document.createElement("li");
        const link = document.createElement("a");
        link.href = item.url;
        link.id = `${list.id}-${index}`;
        link.dataset.text = item.text;
        link.setAttribute("role", "option");
        link.setAttribute("aria-selected", "false");
        link.tabIndex = -1;
        const name = document.createElement("bdi");
        name.textContent = item.text;
        const about = document.createElement("span");
        about.className = "quiet";
        about.textContent = item.said;
        link.append(name, about);
        line.setAttribute("role", "presentation");
        line.append(link);
        return line;
      }),
    );
    show(found.length > 0 && document.activeElement === input);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const prefix = input.value.trim();
    if (prefix.length < 2) return show(false);
    timer = setTimeout(async () => {
      const turn = ++asked;
      const address = `${input.dataset.suggest}?q=${encodeURIComponent(prefix)}${wanted ? `&kind=${wanted}` : ""}`;
      try {
        const answer = await fetch(address);
        if (turn === asked && answer.ok) draw(await answer.json());
      } catch {
        show(false); // the server is gone; the form says so when it is sent
      }
    }, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      point(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && links()[at]) {
      event.preventDefault();
      choose(links()[at]);
    } else if (event.key === "Escape") {
      show(false);
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && wanted) {
      event.preventDefault();
      choose(link);
    }
  });
  input.addEventListener("blur", () => show(false));
}
