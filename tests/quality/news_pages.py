"""Renders a news text as the page it was saved from: what NAME.page puts around the text of NAME.master.

A page has a head of `key: value` lines, a line `---`, then blocks separated by blank lines:

    # (the title)      2 or 2-4 (paragraphs of the master)      ~~ kind, and below it lines that the page adds

In the head: `form` (`text`, `text 72` with lines broken at that width, `front` for Markdown with a front matter, or the
name of a layout in LAYOUTS), `author`, `publisher` and `published` (an ISO date) as a careful reader gives them, `encoding`,
`says` (what a web page declares to machines: any of `meta`, `ld`, `site`, or `nothing`), and `titled`, the content of <title>.
"""

import html
import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["LAYOUTS", "Page", "read_page", "render"]


_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its kind ("title", "text" or that of furniture) and its lines."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page read: its head and its blocks, with the text's own in place."""

    head: Mapping[str, str]
    blocks: tuple[Block, ...]

    @property
    def cut(self) -> list[str]:
        """The lines that the page adds, without markup."""
        lines = [line for b in self.blocks if b.kind not in ("title", "text") for line in b.lines]
        return [_LINK.sub(r"\1", line).replace("*", "") for line in lines] if self.suffix == ".md" else lines

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return {"text": ".txt", "front": ".md"}.get(self.head["form"].partition(" ")[0], ".html")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a site marks its pages up.

    `frame` holds {body}; `marks` gives for each kind the markup of a line and of the block,
    for "title" and "text" too; `rest` is that of all other kinds.
    """

    frame: str
    marks: Mapping[str, tuple[str, str]]
    rest: tuple[str, str]


def read_page(path: Path, title: str, paragraphs: list[str]) -> Page:
    """The page at `path` around a text. Raises ValueError when a part of the text stands nowhere, twice or out of order."""
    head_text, _, body = path.read_text("utf-8").partition("\n---\n")
    head = dict(line.split(": ", 1) for line in head_text.splitlines())
    blocks: list[Block] = []
    placed: list[int] = []
    for raw in re.split(r"\n\s*\n", body.strip("\n")):
        if raw == "#":
            blocks.append(Block("title", (title,)))
        elif raw.startswith("~~ "):
            kind, *lines = raw.splitlines()
            blocks.append(Block(kind.removeprefix("~~ "), tuple(lines)))
        else:
            first, _, last = raw.partition("-")
            placed += (own := range(int(first), int(last or first) + 1))
            blocks += [Block("text", (paragraphs[n - 1],)) for n in own]
    if placed != list(range(1, len(paragraphs) + 1)) or sum(b.kind == "title" for b in blocks) != 1:
        raise ValueError(f"the page has the title and paragraphs {placed}; it needs 1 to {len(paragraphs)}, in order")
    return Page(head, tuple(blocks))


def render(page: Page, language: str) -> bytes:
    """The page as a file."""
    form, _, width = page.head["form"].partition(" ")
    if form == "text":
        out = _plain(page, int(width or 0))
    elif form == "front":
        out = _front(page)
    else:
        out = _web(page, LAYOUTS[form], language)
    return out.encode(page.head.get("encoding", "utf-8"))


def _plain(page: Page, width: int) -> str:
    shown = []
    for block in page.blocks:
        lines = [line for text in block.lines for line in text.splitlines()]
        shown.append("\n".join(textwrap.fill(line, width) for line in lines) if width else "\n".join(lines))
    return "\n\n".join(shown) + "\n"


def _front(page: Page) -> str:
    head, title = page.head, next(b.lines[0] for b in page.blocks if b.kind == "title")
    rows = {"title": json.dumps(title, ensure_ascii=False), "author": head.get("author", "")}
    rows |= {"site": head.get("publisher", ""), "date": head["published"], "tags": "[clipped]"}
    front = "\n".join(f"{key}: {value}" for key, value in rows.items() if value)
    shown = ["\n".join(f"# {line}" if b.kind == "title" else line for line in b.lines) for b in page.blocks]
    return f"---\n{front}\n---\n\n" + "\n\n".join(shown) + "\n"


def _web(page: Page, layout: Layout, language: str) -> str:
    shown = []
    for block in page.blocks:
        line, whole = layout.marks.get(block.kind, layout.rest)
        # A list or a table inside a paragraph keeps its lines.
        texts = [html.escape(text, quote=False).replace("\n", "<br>\n") for text in block.lines]
        inner = "\n".join(line.replace("{}", text) for text in texts)
        shown.append(whole.replace("{}", inner).replace("{kind}", block.kind))
    direction = "rtl" if language == "ar" else "ltr"
    top = f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n{_declared(page)}\n</head>\n'
    return top + layout.frame.replace("{body}", "\n".join(shown)) + "\n</html>\n"


def _declared(page: Page) -> str:
    """What the page says to machines."""
    head, says = page.head, page.head.get("says", "nothing").split()
    title = next(b.lines[0] for b in page.blocks if b.kind == "title")
    author, publisher = html.escape(head.get("author", "")), html.escape(head.get("publisher", ""))
    out = [f'<meta charset="{head.get("encoding", "utf-8")}">']
    out.append(f"<title>{html.escape(head.get('titled', title), quote=False)}</title>")
    if "site" in says:
        out.append(f'<meta property="og:site_name" content="{publisher}">')
    if "meta" in says:
        out.append(f'<meta property="og:title" content="{html.escape(title)}">')
        out.append(f'<meta property="article:published_time" content="{head["published"]}T07:41:00+02:00">')
        if author:
            out.append(f'<meta name="author" content="{author}">')
    if "ld" in says:
        data: dict[str, object] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title}
        data |= {"datePublished": f"{head['published']}T18:05:00Z", "dateModified": f"{head['published']}T21:30:00Z"}
        if author:
            data["author"] = [{"@type": "Person", "name": head["author"]}]
        data["publisher"] = {"@type": "NewsMediaOrganization", "name": head.get("publisher", "")}
        out.append(f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>')
    return "\n".join(out)


_PARAGRAPH = ("<p>{}</p>", "{}")

LAYOUTS: Mapping[str, Layout] = {
    # Marked up as the standard would have it.
    "article": Layout(
        '<body>\n<main><article>\n{body}\n</article></main>\n</body>',
        {
            "title": ("<h1>{}</h1>", "<header>{}</header>"),
            "text": _PARAGRAPH,
            "menu": ('<li><a href="/s">{}</a></li>', "<nav><ul>{}</ul></nav>"),
            "crumbs": ('<a href="/">{}</a>', '<nav aria-label="breadcrumb">{}</nav>'),
            "byline": ("<span>{}</span><br>", '<div class="byline">{}</div>'),
            "caption": ("<figcaption>{}</figcaption>", '<figure><img src="p.jpg" alt="">{}</figure>'),
            "related": ('<li><a href="/a">{}</a></li>', '<aside class="related"><ul>{}</ul></aside>'),
            "footer": ("<p>{}</p>", "<footer>{}</footer>"),
        },
        ("<p>{}</p>", '<aside class="{kind}">{}</aside>'),
    ),
    # Class names made by a machine, nothing but boxes.
    "soup": Layout(
        '<body>\n<div id="root"><div class="sc-1a9 kZqWer"><div class="sc-7f2 bXoPl">\n{body}\n</div></div></div>\n</body>',
        {
            "title": ('<h1 class="sc-h0 jTqa">{}</h1>', '<div class="sc-h9">{}</div>'),
            "text": ('<p class="sc-p4 eNnbD">{}</p>', '<div class="sc-p1">{}</div>'),
            "menu": ('<a class="sc-l2 rT" href="/x">{}</a>', '<div class="sc-n0 uYt">{}</div>'),
            "related": ('<a class="sc-l2 wQ" href="/y">{}</a>', '<div class="sc-r5 pLk">{}</div>'),
            "byline": ('<div class="sc-b2">{}</div>', '<div class="sc-b1 mNb">{}</div>'),
        },
        ('<div class="sc-x8">{}</div>', '<div class="sc-x1 qAz">{}</div>'),
    ),
    # A site that has not changed for twenty-five years.
    "table": Layout(
        '<body bgcolor="#ffffff">\n<table width="760" border="0"><tr><td valign="top">\n{body}\n</td></tr></table>\n</body>',
        {
            "title": ('<font size="5"><b>{}</b></font><br><br>', "{}"),
            "text": ("{}<br><br>", "{}"),
            "menu": ('<a href="i.html">{}</a> |', '<table><tr><td><font size="1">{}</font></td></tr></table>'),
            "related": ('&#8226; <a href="a.html">{}</a><br>', "<hr>{}"),
            "caption": ('<font size="1">{}</font>', '<table align="right"><tr><td><img src="f.gif"><br>{}</td></tr></table>'),
            "footer": ('<font size="1">{}</font><br>', "<hr><center>{}</center>"),
        },
        ('<font size="2" color="#666666">{}</font><br>', "{}<br>"),
    ),
    # The commonest blog software.
    "blog": Layout(
        '<body class="single-post">\n<div class="site-content"><div class="entry-content">\n{body}\n</div></div>\n</body>',
        {
            "title": ('<h1 class="entry-title">{}</h1>', '<header class="entry-header">{}</header>'),
            "text": _PARAGRAPH,
            "menu": ('<li class="menu-item"><a href="/c">{}</a></li>', '<ul class="main-menu">{}</ul>'),
            "byline": ("<span>{}</span>", '<div class="entry-meta">{}</div>'),
            "caption": ("{}", '<figure class="wp-block-image"><img src="w.jpg" alt=""><figcaption>{}</figcaption></figure>'),
            "share": ('<a class="share-icon" href="#">{}</a>', '<div class="sharedaddy">{}</div>'),
            "related": ('<h4><a href="/?p=9">{}</a></h4>', '<div class="jp-relatedposts">{}</div>'),
            "authorbox": ("<p>{}</p>", '<div class="author-bio">{}</div>'),
            "pager": ('<a href="/?p=8">{}</a>', '<nav class="post-navigation">{}</nav>'),
            "footer": ("<span>{}</span>", '<footer class="site-footer">{}</footer>'),
        },
        ("<p>{}</p>", '<div class="widget widget_{kind}">{}</div>'),
    ),
    # A page for telephones, with data attributes and buttons.
    "app": Layout(
        '<body>\n<section data-testid="story">\n{body}\n</section>\n</body>',
        {
            "title": ('<h1 data-testid="headline">{}</h1>', "{}"),
            "text": ('<p data-testid="paragraph">{}</p>', '<div data-component="text-block">{}</div>'),
            "menu": ('<button type="button">{}</button>', '<div role="navigation">{}</div>'),
            "share": ('<button aria-label="share">{}</button>', '<div data-component="share">{}</div>'),
            "byline": ('<p>{}</p>', '<div data-component="byline-block">{}</div>'),
            "related": ('<a href="/r"><span role="text">{}</span></a>', '<div data-component="links-block">{}</div>'),
        },
        ("<p>{}</p>", '<div data-component="{kind}-block">{}</div>'),
    ),
    # The version for the printer: everything is a paragraph.
    "print": Layout(
        '<body onload="window.print()">\n{body}\n</body>',
        {"title": ("<h2>{}</h2>", "{}"), "text": _PARAGRAPH},
        _PARAGRAPH,
    ),
}  # fmt: skip
