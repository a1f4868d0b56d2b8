"""The start page: what is in here."""

from flask import Blueprint

from kb.graph.filter import GraphFilter
from kb.model import KINDS
from web.browse import PER_PAGE
from web.charts import chart
from web.evidence import ends_once
from web.twin import Shown, knowledge, languages, page

__all__ = ["start"]

start = Blueprint("start", __name__)

TOP = 8
LATEST = 6
STRONGEST = 6
LOOKED_AT = 60


@page(start, "/", "start/start.html")
def show() -> Shown:
    """Counts, time, the people, organizations and countries most written about, strongest links, latest articles."""
    kb = knowledge()
    top = {kind: kb.entities(kind=kind, limit=TOP) for kind in KINDS}
    _, latest = kb.texts(limit=LATEST)
    timeline, status = kb.timeline(), kb.status()
    dated = sum(n for _, n in timeline)
    return Shown(
        {
            "status": status,
            "top": {kind: found for kind, (_, found) in top.items()},
            "timeline": timeline,
            "strongest": ends_once(kb, kb.relations(GraphFilter(limit=LOOKED_AT)), STRONGEST, languages()),
            "latest": latest,
        },
        {
            "totals": {kind: total for kind, (total, _) in top.items()},
            "chart": chart(timeline),
            "undated_page": dated // PER_PAGE + 1,
            "undated_texts": status.stories - dated,
        },
    )
