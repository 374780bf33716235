"""The command line's own errors (unknown option, missing argument …) in hipfit's words."""

import os
import stat
from typing import Any

import typer

from hipfit.errors import UsageError

LIBRARY_ERROR: Any = typer.BadParameter.__mro__[1]
"""The base of typer's usage errors. It carries its own click, so none is imported."""


def usage_error(error: Exception) -> UsageError | None:
    """The library's usage error as ours, or None where it is something else."""
    if not isinstance(error, LIBRARY_ERROR):
        return None
    library: Any = error
    kind = type(error).__name__
    command = library.ctx.command_path if library.ctx else "hipfit"
    help_hint = f"'{command} --help' shows how to use it"
    if kind == "NoSuchOption":
        near = library.possibilities or ()  # the nearest first
        return UsageError(
            f"'{command}' has no option {library.option_name}",
            f"did you mean {' or '.join(near)}?" if near else help_hint,
        )
    if kind == "MissingParameter":
        name = _name(library.param)
        if "standard input" in (library.param.help or "") and _sent_to_stdin():
            return UsageError(f"{name} is missing", f"'{command} -' reads standard input")
        return UsageError(f"{name} is missing", help_hint)
    if kind == "BadOptionUsage" and "requires an argument" in library.message:
        return UsageError(f"{library.option_name} needs a value", help_hint)
    message = str(library.format_message()).rstrip(".")
    return UsageError(message[:1].lower() + message[1:], help_hint)


def _sent_to_stdin() -> bool:
    """Whether standard input is a file or the end of a pipe."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode)


def _name(parameter: Any) -> str:  # noqa: ANN401 - the class is private to typer
    """What the help calls the parameter."""
    return str(parameter.metavar or parameter.opts[-1])
