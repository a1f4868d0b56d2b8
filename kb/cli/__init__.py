"""The command `kb`: one file a group of commands; errors become one line and an exit code.

Exit codes: 0 done · 1 nothing could be done (one line says why) · 2 wrong usage · 130 stopped by the user.
"""

import sys

import click

from kb.cli.building import build_command, index_command
from kb.cli.deciding import DECISION_COMMANDS
from kb.cli.evaluating import eval_command
from kb.cli.exporting import export_command, serve_command
from kb.cli.inspecting import clean_command, compare_command, extract_command
from kb.cli.output import fail
from kb.cli.reading import document_command, entities_command, entity_command, path_command, status_command
from kb.cli.relating import relations_command, story_command
from kb.cli.saving import save_command, saved_command
from kb.cli.searching import search_command
from kb.cli.settling import settings_command
from kb.errors import KBError, NotFound
from kb.version import __version__

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kb")
def cli() -> None:
    """Turn a folder of news articles into a searchable knowledge base of people, organizations and countries."""


for _command in (
    build_command,
    index_command,
    serve_command,
    search_command,
    save_command,
    saved_command,
    entities_command,
    entity_command,
    document_command,
    path_command,
    relations_command,
    story_command,
    export_command,
    status_command,
    clean_command,
    extract_command,
    compare_command,
    settings_command,
    eval_command,
    *DECISION_COMMANDS,
):
    cli.add_command(_command)


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
