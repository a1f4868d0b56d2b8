"""Renders a master of the sample corpus as the file a reader would have saved: text, page, mail, office document."""

import csv
import html
import io
import json
import textwrap
import zipfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from make_sample import Article

__all__ = ["furniture", "write"]

# What the pages of each language put around an article: menu, cookie banner, share line, side column, foot.
CHROME: dict[str, dict[str, list[str]]] = {
    "en": {
        "menu": ["Home", "World", "Business", "Sport", "Weather", "Sign in"],
        "cookie": ["We use cookies to improve your visit. Accept all Manage settings"],
        "share": ["Share on Facebook", "Tweet", "Print this page"],
        "side": [
            "Most read",
            "Ten lakes to see before they dry",
            "Quiz: name the capital",
            "Subscribe to our newsletter",
        ],
        "foot": ["About us", "Contact", "Terms of use", "All rights reserved"],
    },
    "ru": {
        "menu": ["Главная", "Политика", "Экономика", "Спорт", "Погода", "Войти"],
        "cookie": ["Мы используем файлы cookie. Продолжая, вы соглашаетесь с этим. Принять"],
        "share": ["Поделиться", "Распечатать", "Подписаться на канал"],
        "side": ["Читайте также", "Как сварить кофе на костре", "Курсы валют", "Самое обсуждаемое"],
        "foot": ["О редакции", "Реклама", "Все права защищены"],
    },
    "fr": {
        "menu": ["Accueil", "Monde", "Économie", "Sports", "Météo", "Se connecter"],
        "cookie": ["Nous utilisons des cookies pour mesurer notre audience. Tout accepter"],
        "share": ["Partager", "Imprimer", "Écouter l'article"],
        "side": ["Les plus lus", "Cinq recettes de saison", "Recevez notre lettre d'information"],
        "foot": ["Qui sommes-nous", "Mentions légales", "Tous droits réservés"],
    },
    "tr": {
        "menu": ["Ana Sayfa", "Gündem", "Ekonomi", "Spor", "Hava Durumu", "Giriş Yap"],
        "cookie": ["Sitemizde çerezler kullanılmaktadır. Kabul et"],
        "share": ["Paylaş", "Yazdır", "Abone ol"],
        "side": ["Çok okunanlar", "Evde ekmek yapmanın yolu", "Günün fotoğrafları"],
        "foot": ["Künye", "İletişim", "Tüm hakları saklıdır"],
    },
    "ar": {
        "menu": ["الرئيسية", "سياسة", "اقتصاد", "رياضة", "الطقس", "تسجيل الدخول"],
        "cookie": ["نستخدم ملفات تعريف الارتباط لتحسين تجربتك. موافق"],
        "share": ["شارك", "طباعة", "أرسل إلى صديق"],
        "side": ["الأكثر قراءة", "عشر نصائح لنوم هادئ", "اشترك في النشرة البريدية"],
        "foot": ["من نحن", "اتصل بنا", "جميع الحقوق محفوظة"],
    },
}


def furniture(article: "Article") -> list[str]:
    """Every line of `article`'s file that is not its own text, in no particular order."""
    blocks = (b.text.partition("~")[2] or b.text for b in article.blocks if b.role == "furniture")
    lines = [line for text in blocks for line in text.splitlines() if line.strip()]
    if article.head["path"].endswith(".html"):
        lines += [line for part in CHROME[article.head["language"]].values() for line in part]
    return lines


def write(articles: "Sequence[Article]", folder: Path) -> None:
    """Writes every article below `folder`, and the three files that cannot be read as articles."""
    rows: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        path, _, row = article.head["path"].partition("#")
        if row:
            rows[path].append(article)
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(RENDER[target.suffix](article))
    for path, group in rows.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        group.sort(key=lambda a: a.head["path"])
        target.write_bytes(_table([_row(a) for a in group], target.suffix))
    _write_unreadable(folder)


def _row(article: "Article") -> dict[str, str]:
    head = article.head
    values = {"title": article.title, "text": "\n\n".join(article.body), "author": head.get("author", "")}
    values |= {"publisher": head.get("publisher", ""), "date": head.get("shown", head.get("published", ""))}
    values |= {"language": head["language"], "url": head.get("url", ""), "desk": head.get("desk", "")}
    return {"id": head["path"].partition("#")[2], **values}


def _table(rows: list[dict[str, str]], suffix: str) -> bytes:
    if suffix == ".jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter="\t" if suffix == ".tsv" else ",", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _text(article: "Article") -> bytes:
    width = int(article.head.get("wrap", "0"))
    blocks = [textwrap.fill(b.text, width) if width and b.role == "text" else b.text for b in article.blocks]
    return ("\n\n".join(blocks) + "\n").encode(article.head.get("encoding", "utf-8"))


def _markdown(article: "Article") -> bytes:
    head = article.head
    lines = ["---", f"title: {json.dumps(article.title, ensure_ascii=False)}", f"author: {head.get('author', '')}"]
    lines += [
        f"publisher: {head['publisher']}",
        f"date: {head['published']}",
        f"tags: [{head.get('tags', '')}]",
        "---",
        "",
    ]
    marks = {"title": "# ", "heading": "## "}
    lines += ["\n\n".join(marks.get(b.role, "") + b.text for b in article.blocks), ""]
    return "\n".join(lines).encode()


def _mail(article: "Article") -> bytes:
    mail = EmailMessage(policy=SMTP)
    head = article.head
    mail["From"], mail["To"], mail["Date"] = head["from"], head["to"], head["mail_date"]
    mail["Subject"], mail["Message-ID"] = article.title, head["message_id"]
    mail.set_content("\n\n".join(b.text for b in article.blocks if b.role != "title") + "\n", cte="quoted-printable")
    return mail.as_bytes()


def _page(article: "Article") -> bytes:
    head, language = article.head, article.head["language"]
    chrome = {name: [html.escape(line, quote=False) for line in lines] for name, lines in CHROME[language].items()}
    escape = {name: html.escape(value) for name, value in head.items()}
    out = [f'<!DOCTYPE html>\n<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">\n<head>']
    out += [f'<meta charset="utf-8">\n<title>{html.escape(article.title)} | {escape["publisher"]}</title>']
    out += [f'<meta property="og:site_name" content="{escape["publisher"]}">']
    if "url" in head:
        out.append(f'<link rel="canonical" href="{escape["url"]}">')
    if head.get("dates") == "meta":
        out.append(f'<meta property="article:published_time" content="{head["published"]}T09:20:00+00:00">')
    if head.get("dates") == "json-ld":
        data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title}
        data |= {"datePublished": head["published"], "author": {"@type": "Person", "name": head.get("author", "")}}
        out.append(f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>')
    out += [
        "</head>\n<body>",
        f'<div class="cookie-banner">{chrome["cookie"][0]}</div>',
        '<header><nav class="menu"><ul>',
    ]
    out += [f'<li><a href="/{n}">{line}</a></li>' for n, line in enumerate(chrome["menu"])]
    out += ["</ul></nav></header>", '<main><article class="article">']
    for block in article.blocks:
        text = html.escape(block.text, quote=False)
        if block.role == "furniture":
            kind, _, rest = text.partition("~")
            tag = {"caption": "figcaption", "byline": "p"}.get(kind, "aside")
            out.append(
                f'<{tag} class="{kind}">{rest}</{tag}>' if rest else f'<p class="teaser"><a href="/more">{text}</a></p>'
            )
        else:
            tag = {"title": "h1", "heading": "h2"}.get(block.role, "p")
            out.append(f"<{tag}>{text}</{tag}>")
    out.append(
        "</article>\n" + '<ul class="share">' + "".join(f"<li>{line}</li>" for line in chrome["share"]) + "</ul></main>"
    )
    out.append("<aside>" + "".join(f"<p>{line}</p>" for line in chrome["side"]) + "</aside>")
    out.append(
        "<footer>" + "".join(f'<a href="#">{line}</a> ' for line in chrome["foot"]) + "</footer>\n</body>\n</html>"
    )
    return ("\n".join(out) + "\n").encode()


def _word(article: "Article") -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title = article.title
    document.core_properties.author = article.head.get("author", "")
    for block in article.blocks:
        if block.role in ("title", "heading"):
            document.add_heading(block.text, 1 if block.role == "title" else 2)
        else:
            document.add_paragraph(block.text)
    out = io.BytesIO()
    document.save(out)
    return _without_times(out)


def _without_times(archive: io.BytesIO) -> bytes:
    """A zip file with the same members and no clock times, so that writing it again changes nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _pdf(article: "Article") -> bytes:
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles, out, flow = getSampleStyleSheet(), io.BytesIO(), []
    for block in article.blocks:
        flow += [
            Paragraph(html.escape(block.text), styles["Title" if block.role == "title" else "BodyText"]),
            Spacer(1, 6),
        ]
    pdf = SimpleDocTemplate(out, pagesize=A5, title=article.title, author=article.head.get("author", ""), invariant=1)
    pdf.build(flow)
    return out.getvalue()


def _write_unreadable(folder: Path) -> None:
    """A scan without a text layer, a file cut off in transfer and an empty one, as every collection has them."""
    from PIL import Image, ImageDraw
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    target = folder / "scans"
    target.mkdir(parents=True, exist_ok=True)
    scan = Image.new("L", (620, 300), 235)
    lines = (
        "HARBOUR NOTICE No. 14",
        "Pilotage in the outer roads of Marsa Zitoun",
        "is suspended until the swell subsides.",
    )
    for n, line in enumerate(lines):
        ImageDraw.Draw(scan).text((40, 60 + 40 * n), line, fill=40)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(620, 300), invariant=1)
    canvas.drawImage(ImageReader(scan), 0, 0)
    canvas.save()
    (target / "harbour-notice.pdf").write_bytes(out.getvalue())
    (target / "annual-report-cut-off.pdf").write_bytes(out.getvalue()[:700])
    (target / "notes.txt").write_bytes(b"")


RENDER: "dict[str, Callable[[Article], bytes]]" = {
    ".txt": _text,
    ".md": _markdown,
    ".eml": _mail,
    ".html": _page,
    ".docx": _word,
    ".pdf": _pdf,
}
