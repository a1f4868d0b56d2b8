"""The command `kb`: one file a group of commands; errors become one line and an exit code.

Exit codes: 0 done · 1 nothing could be done (one line says why) · 2 wrong usage · 130 stopped by the user.
"""

import sys
from importlib import import_module

import click

from kb.cli.output import fail
from kb.errors import KBError, NotFound
from kb.version import __version__

__all__ = ["COMMANDS", "cli", "main"]


# Where each command is; in the order of the help.
COMMANDS = {
    "build": "building.build_command",
    "index": "building.index_command",
    "serve": "exporting.serve_command",
    "search": "searching.search_command",
    "save": "saving.save_command",
    "saved": "saving.saved_command",
    "entities": "reading.entities_command",
    "entity": "reading.entity_command",
    "document": "reading.document_command",
    "path": "reading.path_command",
    "relations": "relating.relations_command",
    "story": "relating.story_command",
    "export": "exporting.export_command",
    "status": "reading.status_command",
    "clean": "inspecting.clean_command",
    "extract": "inspecting.extract_command",
    "compare": "inspecting.compare_command",
    "settings": "settling.settings_command",
    "eval": "evaluating.eval_command",
    "mentions": "mentioning.mentions_command",
    "merge": "deciding.merge_command",
    "split": "deciding.split_command",
    "rename": "deciding.rename_command",
    "retype": "deciding.retype_command",
    "hide": "deciding.hide_command",
    "undo": "deciding.undo_command",
    "decisions": "decided.decisions_command",
}


class _Commands(click.Group):
    """A group that loads a command's file when it is called: a search need not wait for the recognisers.

    After "lazily loading subcommands" in click's documentation.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"kb.cli.{module}"), attribute)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kb")
def cli() -> None:
    """Turn a folder of news articles into a searchable knowledge base of people, organizations and countries."""


def main() -> None:
    """Run the command line; never shows a stack trace for what a user can mend."""
    # a name may hold what the terminal's encoding does not: it is shown as an escape, not as a crash
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        fail("stopped; what was committed is kept, and the same command goes on from there", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        fail("stopped; what was committed is kept, and the same command goes on from there", 130)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        sys.exit(0)
    except NotFound as error:
        fail(f"{error}; {error.hint}" if error.hint else str(error), 1)
    except KBError as error:
        fail(str(error), 1)
    except UnicodeDecodeError:
        fail("a line of the input is not UTF-8; convert it and run this again", 1)
