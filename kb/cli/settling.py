"""kb settings: which settings there are and which values are in force."""

from pathlib import Path

import click

from kb.cli.output import as_json, folder_option, json_option, say
from kb.settings import SETTINGS, load_settings

__all__ = ["settings_command"]


@click.command("settings")
@folder_option
@json_option
def settings_command(folder: Path, as_json_: bool) -> None:
    """List the settings, their values and what they do."""
    values = load_settings(folder)
    if as_json_:
        as_json(dict(values))
        return
    for setting in SETTINGS:
        say(f"{setting.name} = {values[setting.name]!r}   {setting.help} (environment: KB_{setting.name.upper()})")
