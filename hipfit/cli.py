"""The program's front door: it starts the command line, and is the one place errors are shown.

Exit codes: 0 done, 1 a failure (see ``hipfit.errors``), 2 a command line that cannot be,
130 interrupted.
"""

import gc
import os
import sys

from hipfit.errors import FaultyFileError, HipfitError

FAILED, INTERRUPTED = 1, 130


def main() -> None:
    """Run ``hipfit`` with the arguments of the process, and leave with its exit code."""
    # The process ends before garbage could matter, and collecting it takes a tenth of the start.
    gc.disable()
    try:
        _die_quietly_when_the_reader_leaves()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    _leave(code)


def _leave(code: int) -> None:
    """End the process at once, with all that was said handed over.

    The usual end takes every object of the process apart first: a sixth of the time that
    ``hipfit plan`` takes. Debugging ends the usual way, so that profilers can write theirs.
    """
    if _is_debugged():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            code = code or FAILED
    os._exit(code)


def _is_debugged() -> bool:
    return os.environ.get("HIPFIT_DEBUG", "0") not in ("", "0")


def run(arguments: list[str]) -> int:
    """Run the program in this process and return its exit code, with every error shown."""
    try:
        from hipfit.commands.app import program

        return int(program(arguments).main(arguments, "hipfit", standalone_mode=False) or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where all of them end
        return _show(error)


def _die_quietly_when_the_reader_leaves() -> None:
    """``hipfit plan | head -1`` ends like any other Unix program: by SIGPIPE, without a word."""
    import signal

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _show(error: Exception) -> int:
    """Say what went wrong as ``hipfit: error: …`` and ``hint: …``; return the exit code."""
    from hipfit.console import abandon_stdout, complain

    if _is_debugged():
        import traceback

        complain("".join(traceback.format_exception(error)).rstrip())
    if isinstance(error, OSError):
        abandon_stdout()
    known = error if isinstance(error, HipfitError) else _understood(error)
    if isinstance(known, FaultyFileError) and known.report:
        complain(known.report.rstrip("\n"))
    complain(f"hipfit: error: {known.message}", fitted=True)
    if known.hint:
        complain(f"hint: {known.hint}", fitted=True)
    return known.exit_code


def _understood(error: Exception) -> HipfitError:
    """An error from elsewhere in our words."""
    from hipfit.commands.usage import usage_error

    usage = usage_error(error)
    if usage is not None:
        return usage
    import errno

    if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
        from hipfit.console import stdout_failure

        return stdout_failure(error)  # the library prints helps itself
    if isinstance(error, OSError) and error.strerror:
        where = f"'{error.filename}': " if error.filename else ""
        return HipfitError(f"{where}{error.strerror}", "HIPFIT_DEBUG=1 shows where it happened")
    first = (str(error).splitlines() or [""])[0]
    return HipfitError(
        f"unexpected {type(error).__name__}: {first}"
        if first
        else f"unexpected {type(error).__name__}",
        "this is a bug in hipfit: please report it with what HIPFIT_DEBUG=1 shows",
    )
