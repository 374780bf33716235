"""The program: a group of commands that are imported one at a time.

``hipfit show`` must not pay for building the parameters of ``hipfit plan``, so names and
one-line helps stand here in one table, and a command's module is imported when it is called.
"""

import os
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

from hipfit import __version__
from hipfit.commands.usage import LIBRARY_ERROR
from hipfit.console import Stdout, text_width
from hipfit.errors import UnknownNameError
from hipfit.formats.page import PIPE_WIDTH

COMMANDS = {
    "plan": "Write a plan for your weeks, days, minutes and equipment.",
    "why": "Say why an exercise is in your plan, or why not.",
    "check": "Hold a plan file against every rule of a good plan.",
    "convert": "Write a plan file as a sheet, calendar, table and more.",
    "show": "Teach one exercise: how, cues, mistakes, easier, harder.",
    "ladder": "Show an exercise's steps with what you own, in percent.",
    "list": "List exercises by movement, muscle, equipment, level.",
    "muscles": "Tell which exercise trains what.",
    "learn": "Read about hip dips, muscles, progress and safety.",
    "catalogue": "Check a catalogue file of your own.",
    "schema": "Print the JSON Schema of plan or catalogue files.",
}

EXAMPLES = """\
hipfit plan --weeks 4               four weeks to follow, 3 days of 30 min
hipfit plan --equipment band:light  with what you own
hipfit show fire-hydrant            one exercise in full
hipfit list --movement abduction    what trains a movement
hipfit learn safety                 what to know before you start"""

Tables = dict[str, list[tuple[str, str]]]
"""Under each title, words and what they mean."""

SETTINGS = {"help_option_names": ["-h", "--help"]}


WHOLE = 1000
"""Characters that no first line of a help has."""


class _WithExamples:
    """A command or group with tables and examples below its help; examples line for line."""

    epilog: str | None
    tables: ClassVar[Tables] = {}

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Read the arguments; an error says which command they were for."""
        try:
            found: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except LIBRARY_ERROR as error:
            error.ctx = error.ctx or ctx
            raise
        return found

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """The parts of the usage line, without typer's braces around what is required."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [piece.strip("{}") for piece in pieces]

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the tables, then the examples."""
        for title, rows in self.tables.items():
            with formatter.section(title):
                formatter.write_dl(rows)
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.splitlines():
                    formatter.write(f"  {line}\n")


class _Command(_WithExamples, TyperCommand):
    """A command with examples."""


class _Group(_WithExamples, TyperGroup):
    """A group of commands that says which was probably meant."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """The command that the arguments begin with. Raises ``UnknownNameError``."""
        names = self.list_commands(ctx)
        if args[0] not in names and not ctx.resilient_parsing:
            raise _unknown_command(args[0], names, ctx.command_path)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the commands with their first lines, which the library would cut off."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, one.get_short_help_str(limit=WHOLE)) for name, one in commands if one]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class _Program(_Group):
    """The group of all commands, each imported on demand."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        return typer.main.get_command(import_module(f"hipfit.commands.{cmd_name}").app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the table, without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _unknown_command(name: str, known: list[str], path: str) -> UnknownNameError:
    from hipfit.model.catalogue import nearest, slug

    near = nearest(slug(name), known, most=2)
    return UnknownNameError(
        f"'{path}' has no command '{name}'",
        f"did you mean {' or '.join(near)}?" if near else f"'{path} --help' lists them",
        near,
    )


def new_app(**settings: Any) -> typer.Typer:  # noqa: ANN401
    """A typer application without rich help and without typer's own error pages."""
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=SETTINGS,
        **settings,
    )


def command(
    function: Callable[..., None], name: str, examples: str, tables: Tables | None = None
) -> typer.Typer:
    """The application of one command; the function's docstring is its help."""
    kind = type("_CommandWithTables", (_Command,), {"tables": tables}) if tables else _Command
    app = new_app(add_completion=False)
    app.command(name, cls=kind, epilog=examples, context_settings=SETTINGS)(function)
    return app


def command_group(
    name: str, about: str, examples: str, functions: dict[str, Callable[..., None]]
) -> typer.Typer:
    """The application of a command that has commands of its own."""
    app = new_app(name=name, cls=_Group, add_completion=False, help=about, epilog=examples)
    app.callback(invoke_without_command=True)(_help_without_command)
    for own, function in functions.items():
        app.command(own, cls=_Command, context_settings=SETTINGS)(function)
    return app


def _help_without_command(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        Stdout().write(ctx.get_help() + "\n")


def program(arguments: list[str]) -> Any:  # noqa: ANN401 - the class is private to typer
    """The whole command line, ready to be run with these arguments."""
    # The options that install completion are built only where they can be meant.
    completion = "_HIPFIT_COMPLETE" in os.environ or not arguments or arguments[0] not in COMMANDS
    app = new_app(cls=_Program, add_completion=completion, epilog=EXAMPLES)
    app.callback(
        invoke_without_command=True,
        context_settings={**SETTINGS, "terminal_width": min(text_width(), PIPE_WIDTH)},
    )(_hipfit)
    return typer.main.get_command(app)


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it
    if asked:
        Stdout().write(f"hipfit {__version__}\n")
        raise typer.Exit


def _hipfit(
    *,
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback has printed it
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_print_version, help="Print the version."
        ),
    ] = False,
) -> None:
    """Plan hip-strength training and look up its exercises.

    Nothing here is medical advice; 'hipfit learn safety' says when to ask first.
    """
    _help_without_command(ctx)
