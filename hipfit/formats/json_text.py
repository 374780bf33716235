"""JSON as hipfit writes it: a schema's name first, UTF-8 kept, nothing that steers a terminal."""

import json

from hipfit.formats.data import Data
from hipfit.formats.page import spelled_out


def json_text(schema: str, content: dict[str, Data]) -> str:
    """The content as JSON with two blanks of indent, ending in a newline."""
    text = json.dumps({"schema": schema, **content}, ensure_ascii=False, indent=2)
    return "\n".join(map(spelled_out, text.split("\n"))) + "\n"
