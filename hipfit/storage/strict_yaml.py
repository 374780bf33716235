"""YAML without its surprises: what is written is what is read, and faults have a place.

PyYAML reads ``rest: 1:30`` as 90 and ``no`` as false, keeps the last of two equal keys, and
unfolds a few lines of aliases into more than a computer holds. Here scalars mean what they mean
in the core schema of YAML 1.2, keys are always text, and a second key, a tag, a second document,
deep nesting and much unfolding are faults. Every fault is a ``Finding`` with its ``Place``.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import yaml

from hipfit.model.finding import Finding, Place, Severity
from hipfit.model.value import Value

DEEPEST = 32
"""The most lists and mappings within each other; a catalogue needs 6."""

HEAVIEST = 16 * 1024 * 1024
"""The most characters once aliases are unfolded; each value counts ``OVERHEAD`` more."""

OVERHEAD = 64

DataPath = tuple[str | int, ...]
Spot = tuple[int, int]
Scalar = str | int | float | bool | None


class Node:
    """A value with its place: line and column count from 1.

    ``value`` is a scalar, or a list of nodes, or a mapping of keys to pairs of nodes (the key's
    own and the value's). ``weight`` is its size in characters with every alias unfolded,
    ``height`` the number of lists and mappings in it, one within the other.
    """

    __slots__ = ("column", "height", "line", "value", "weight")

    def __init__(self, value: "Scalar | list[Node] | dict[str, Pair]", spot: Spot) -> None:
        self.value = value
        self.line, self.column = spot
        self.weight = OVERHEAD + (len(value) if isinstance(value, str) else 0)
        self.height = 0

    def add(self, inner: "Node") -> None:
        """Count in a node that stands in this one."""
        self.weight += inner.weight
        self.height = max(self.height, inner.height + 1)


Pair = tuple[Node, Node]


class Document(Value):
    """A file's text as it was read: its tree (None where it could not be), and the faults found."""

    file: str
    text: str
    root: Node | None
    faults: tuple[Finding, ...] = ()

    @property
    def data(self) -> Any:  # noqa: ANN401 - what a file may hold
        """Plain lists, dicts and scalars; None where there is no tree."""
        return None if self.root is None else _data(self.root)

    @property
    def as_json(self) -> str | None:
        """The data as JSON; None where there is no tree."""
        return None if self.root is None else json.dumps(self.data)

    def node(self, path: DataPath, *, on_key: bool = False) -> Node | None:
        """The node at a path, or the last one on the way there; the key's own if asked for."""
        node = key = self.root
        for step in path:
            inner = _inner(node, step)
            if inner is None:
                return node
            key, node = inner
        return key if on_key else node

    def place(self, path: DataPath = (), *, on_key: bool = False) -> Place:
        """Where a path leads to, or as far as it leads."""
        node = self.node(path, on_key=on_key)
        if node is None:
            return Place(file=self.file, line=1, column=1)
        return Place(file=self.file, line=node.line, column=node.column)


def _inner(node: Node | None, step: str | int) -> Pair | None:
    """The key and the value at one step of a path; in a list, both are the item."""
    value = None if node is None else node.value
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step], value[step]
    return None


def _data(node: Node) -> object:
    if isinstance(node.value, list):
        return [_data(inner) for inner in node.value]
    if isinstance(node.value, dict):
        return {key: _data(inner) for key, (_, inner) in node.value.items()}
    return node.value


def read_bytes(raw: bytes, file: str) -> Document:
    """Read a file's bytes, which must be UTF-8; ``file`` is what places call it."""
    try:
        return read_text(raw.decode("utf-8"), file)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix(BYTE_ORDER_MARK)
        fault = Finding(
            severity=Severity.ERROR,
            message=f"this is not UTF-8 text (byte 0x{raw[error.start]:02X})",
            suggestion="save the file as UTF-8",
            place=place_after(before, file),
        )
        text = raw.decode("utf-8", "replace")
        return Document(file=file, text=text, root=None, faults=(fault,))


def read_text(text: str, file: str) -> Document:
    """Read a YAML text; ``file`` is what places call it."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    unreadable = (*_control_characters(text, file), *_tag_directives(text, file))
    if unreadable:
        return Document(file=file, text=text, root=None, faults=unreadable)
    reader = _Reader(file)
    try:
        root = reader.read(text)
    except _StopError as stop:
        root = None
        reader.faults.append(stop.fault)
    except yaml.YAMLError as error:
        root = None
        reader.faults.append(_syntax_fault(error, text, file))
    return Document(file=file, text=text, root=root, faults=tuple(reader.faults))


BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

_NOT_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not allow, and the rare characters that it alone takes for the end of a line."""

_TAG_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)

LINE_END = re.compile(r"\r\n|\r|\n")


def place_after(before: str, file: str) -> Place:
    """The place of the character after that text."""
    lines = LINE_END.split(before)
    return Place(file=file, line=len(lines), column=len(lines[-1]) + 1)


def _control_characters(text: str, file: str) -> Iterator[Finding]:
    """The first character of each line that cannot stand in a text file."""
    if not _NOT_TEXT.search(text):
        return
    for number, one in enumerate(LINE_END.split(text), start=1):
        found = _NOT_TEXT.search(one)
        if found:
            yield Finding(
                severity=Severity.ERROR,
                message=f"control character U+{ord(found[0]):04X} cannot stand in a text file",
                place=Place(file=file, line=number, column=found.start() + 1),
            )


def _tag_directives(text: str, file: str) -> Iterator[Finding]:
    """The first %TAG line: PyYAML takes very long over many, and tags are not read anyway."""
    found = _TAG_DIRECTIVE.search(text)
    if found:
        yield Finding(
            severity=Severity.ERROR,
            message="tags are not read, nor %TAG lines",
            place=place_after(text[: found.start()], file),
        )


class _StopError(Exception):
    """A fault after which the rest of the file is not worth reading."""

    def __init__(self, fault: Finding) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Reader:
    """Builds the tree from the parser's events, one level of ``open`` nodes within the other.

    Raises ``_StopError`` for what cannot go on; other faults are kept in ``faults``.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Finding] = []
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[Node | None] = []  # for each open node, the key that waits for a value
        self.anchors: dict[str, Node] = {}

    def read(self, text: str) -> Node:
        """The tree of the only document."""
        # The C parser, where PyYAML was built with it; it is ten times as fast.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for event in yaml.parse(text, Loader=loader):
            handle = self._HANDLERS.get(type(event))
            if handle is not None:
                handle(self, event)
        if self.root is None:
            message = "the file holds no data" if text.strip() else "the file is empty"
            raise self._stop(message, (1, 1))
        return self.root

    def _fault(self, message: str, spot: Spot, suggestion: str = "") -> Finding:
        place = Place(file=self.file, line=spot[0], column=spot[1])
        return Finding(severity=Severity.ERROR, message=message, suggestion=suggestion, place=place)

    def _stop(self, message: str, spot: Spot, suggestion: str = "") -> _StopError:
        return _StopError(self._fault(message, spot, suggestion))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        if self.root is not None:
            raise self._stop(
                "a second document starts here",
                _spot(event),
                "keep one document in a file, without '---' in the middle",
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        if self._wants_key():
            node = Node(event.value, _spot(event))
        else:
            node = Node(_scalar(event), _spot(event))
        self._remember(event, node)
        self._place(node, _spot(event))

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_tag(event)
        if self._wants_key():
            raise self._stop("a key must be plain text", _spot(event))
        if len(self.open) == DEEPEST:
            raise self._stop(f"more than {DEEPEST} levels of nesting", _spot(event))
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node = Node([] if is_list else {}, _spot(event))
        self._remember(event, node)
        self.open.append(node)
        self.keys.append(None)

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        node = self.open.pop()
        self.keys.pop()
        self._place(node, _spot(event))

    def _alias(self, event: yaml.AliasEvent) -> None:
        node = self.anchors.get(str(event.anchor))
        if node is None:
            raise self._stop(f"no '&{event.anchor}' stands above this alias", _spot(event))
        if node in self.open:
            raise self._stop(f"alias '*{event.anchor}' stands within itself", _spot(event))
        if self._wants_key():
            raise self._stop("a key must be plain text, not an alias", _spot(event))
        if len(self.open) + node.height > DEEPEST:
            raise self._stop(
                f"more than {DEEPEST} levels of nesting, with aliases unfolded", _spot(event)
            )
        self._place(node, _spot(event))

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            fault = self._fault(f"tags such as '{event.tag}' are not read", _spot(event))
            self.faults.append(fault)

    def _remember(self, event: yaml.NodeEvent, node: Node) -> None:
        if event.anchor is not None:
            self.anchors[event.anchor] = node

    def _wants_key(self) -> bool:
        """Whether the next node is a mapping's key."""
        return bool(self.open) and isinstance(self.open[-1].value, dict) and self.keys[-1] is None

    def _place(self, node: Node, spot: Spot) -> None:
        """Put a finished node where it belongs."""
        if not self.open:
            self.root = node
            return
        outer = self.open[-1]
        if self._wants_key():
            self.keys[-1] = node
        else:
            self._put(outer, node)
        outer.add(node)
        if outer.weight > HEAVIEST:
            raise self._stop(
                "the file holds too many values",
                spot,
                "aliases (*name) may unfold into more than they look" if self.anchors else "",
            )

    def _put(self, outer: Node, node: Node) -> None:
        """Put a node in its list, or behind its key; the first of two equal keys stays."""
        key = self.keys[-1]
        if isinstance(outer.value, list):
            outer.value.append(node)
        elif isinstance(outer.value, dict) and key is not None:
            self.keys[-1] = None
            first, _ = outer.value.setdefault(str(key.value), (key, node))
            if first is not key:
                self._two_keys(first, key)

    def _two_keys(self, first: Node, second: Node) -> None:
        message = f"duplicate key '{second.value}'; the first is at {first.line}:{first.column}"
        self.faults.append(self._fault(message, (second.line, second.column)))

    _HANDLERS: ClassVar[dict[type[yaml.Event], Callable[["_Reader", Any], None]]] = {
        yaml.DocumentStartEvent: _document,
        yaml.ScalarEvent: _scalar,
        yaml.SequenceStartEvent: _start,
        yaml.MappingStartEvent: _start,
        yaml.SequenceEndEvent: _end,
        yaml.MappingEndEvent: _end,
        yaml.AliasEvent: _alias,
    }


def _spot(event: yaml.Event) -> Spot:
    """Line and column where an event begins, counted from 1."""
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")  # a longer one is read as a float: nothing needs it
_OCTAL = re.compile(r"0o[0-7]{1,20}")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    """What a scalar means in the core schema of YAML 1.2; quoted and block ones are text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    return _number(text)


def _number(text: str) -> Scalar:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", ""))
    return text


_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "a ':' stands where no key can be",
        "put text with ': ' in it in quotes, and check the indentation",
    ),
    (
        "did not find expected key",
        "this line does not fit the lines above",
        "check the indentation",
    ),
    ("expected <block end>", "this line does not fit the lines above", "check the indentation"),
    ("did not find expected '-'", "this line does not fit the list above", "check the indentation"),
    ("could not find expected ':'", "a key without ':'", "write 'key: value'"),
    ("unexpected end of stream", "this quoted text never ends", "close the quotes"),
    ("did not find expected ',' or ']'", "a list in [ ] lacks ',' or ']'", ""),
    ("did not find expected ',' or '}'", "a mapping in { } lacks ',' or '}'", ""),
    ("exceeded maximum nesting depth", f"more than {DEEPEST} levels of nesting", ""),
)
"""What libyaml says at a common slip, what we say, and what helps."""

_NOTICED_LATE = ("could not find expected ':'", "unexpected end of stream")
"""Faults that lie where the thing that libyaml was reading began."""


def _syntax_fault(error: yaml.YAMLError, text: str, file: str) -> Finding:
    """PyYAML's words in ours."""
    said = getattr(error, "problem", None) or str(error)
    where = "context_mark" if any(one in said for one in _NOTICED_LATE) else "problem_mark"
    mark = getattr(error, where, None)
    line, column = (0, 0) if mark is None else (mark.line, mark.column)
    found = ((ours, help_) for theirs, ours, help_ in _PLAIN_WORDS if theirs in said)
    message, suggestion = next(found, (said, ""))
    if "cannot start any token" in said:
        message, suggestion = _bad_start(LINE_END.split(text)[line][column])
    return Finding(
        severity=Severity.ERROR,
        message=message,
        suggestion=suggestion,
        place=Place(file=file, line=line + 1, column=column + 1),
    )


def _bad_start(character: str) -> tuple[str, str]:
    """What to say of a character that no value can begin with."""
    if character == "\t":
        return "a tab cannot indent in YAML", "indent with spaces"
    return f"no plain text can start with '{character}'", "put the text in quotes"
