"""Every way hipfit can fail, as one tree.

::

    HipfitError                 exit 1   the base: a message and a hint
    ├── UsageError              exit 2   the command line says something that cannot be
    │   ├── UnknownNameError    exit 2   no such exercise, muscle, limit …; carries suggestions
    │   └── AmbiguousNameError  exit 2   one name, several exercises; asks back
    ├── ConflictError           exit 1   the request contradicts itself, or nothing fits it
    ├── ClearanceError          exit 1   no plan until a health professional has cleared it
    ├── MissingLibraryError     exit 1   a format needs a library that is not installed
    ├── FileError               exit 1   a file cannot be read or written
    └── FaultyFileError         exit 1   a file was read and is wrong; carries its findings

They are raised anywhere and shown in one place, ``hipfit.cli.main``: the message as
``hipfit: error: …`` and the hint as ``hint: …``, both on stderr.
"""


class HipfitError(Exception):
    """A failure the user can understand.

    ``message`` says in one line what is wrong, ``hint`` in one line what to do about it.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(HipfitError):
    """The command line asks for something that is not allowed."""

    exit_code = 2


class UnknownNameError(UsageError):
    """A name is not known; ``suggestions`` are the nearest known ones, best first."""

    def __init__(self, message: str, hint: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.suggestions = suggestions


class AmbiguousNameError(UsageError):
    """A name belongs to several exercises; ``candidates`` are their ids."""

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class ConflictError(HipfitError):
    """The request contradicts itself, or no session can be made from it."""


class ClearanceError(HipfitError):
    """A named condition needs a health professional's word before any plan is printed."""


class MissingLibraryError(HipfitError):
    """What was asked for needs a library that an extra of hipfit brings; the hint installs it."""


class FileError(HipfitError):
    """A file or stream cannot be read or written."""


class FaultyFileError(HipfitError):
    """A file has faults; ``report`` holds them all, already written out line by line."""

    def __init__(self, message: str, hint: str = "", report: str = "") -> None:
        super().__init__(message, hint)
        self.report = report
