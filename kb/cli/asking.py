"""Commands that take a question in the words of the search box."""

import re

import click

__all__ = ["Asking"]

# The sign that no option begins with and that means the same in a question.
_MINUS = "\u2212"
_LEFT_OUT = re.compile(r"-[^\W\d_]\w|-[\"“«(]")


class Asking(click.Command):
    """A command whose QUERY may have a word with a minus: `-harvest` leaves articles out and is no option.

    Options of such a command have two dashes, or one and a single letter.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does it, with `query` in the parameters of `ctx` as it was typed."""
        rest = super().parse_args(ctx, [f"{_MINUS}{a[1:]}" if _LEFT_OUT.match(a) else a for a in args])
        ctx.params["query"] = tuple(re.sub(f"^{_MINUS}", "-", word) for word in ctx.params.get("query", ()))
        return rest
