"""A topic of ``hipfit learn``: short sections, each claim with its sources."""

from hipfit.model.value import Value


class Section(Value):
    """One thought: a heading, a paragraph, and the keys of the sources it rests on.

    ``judgement`` is true where the paragraph says what no source fixes.
    """

    heading: str
    text: str
    sources: tuple[str, ...] = ()
    judgement: bool = False


class Topic(Value):
    """One page of ``hipfit learn``."""

    id: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    aliases: tuple[str, ...] = ()
