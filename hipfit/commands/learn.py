"""``hipfit learn``: short, honest pages, each claim with its source."""

from collections.abc import Iterator
from typing import Annotated

import typer

from hipfit.commands import complete, options
from hipfit.commands.app import command
from hipfit.console import Stdout
from hipfit.formats.page import BLANK, Line
from hipfit.formats.topics import all_sources, avoid_page, topic_page, topics_page
from hipfit.model.catalogue import Catalogue, slug
from hipfit.model.topic import Topic

EXAMPLES = """\
hipfit learn
hipfit learn hip-dips
hipfit learn safety
hipfit learn sources"""


def _learn(
    *,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TOPIC]",
            help="The page to read; without one, a list of them.",
            autocompletion=complete.topics,
        ),
    ] = None,
    color: options.ColorOption = "auto",
) -> None:
    """Read a page about hips and training.

    Short and in our own words. Each claim names its source; what is our judgement
    says so.
    """
    from hipfit.storage.catalogue import load_topics

    out = Stdout(options.color(color))
    topics = load_topics()
    if topic:
        out.page(_page(_find(" ".join(topic), topics), options.catalogue(None), out.width))
    else:
        out.page(topics_page(topics, out.width))


def _find(name: str, topics: tuple[Topic, ...]) -> Topic:
    """The topic called so. Raises ``UnknownNameError``."""
    names = {one.id: one for one in topics}
    for one in topics:
        names.update((slug(alias), one) for alias in one.aliases)
    return options.named("hipfit learn", "page", name, names)


def _page(topic: Topic, catalogue: Catalogue, width: int) -> Iterator[Line]:
    """The topic's page, with the lists that belong to it."""
    yield from topic_page(topic, catalogue, width)
    if topic.id == "safety":
        yield BLANK
        yield from avoid_page(catalogue, width)
    if topic.id == "sources":
        yield from all_sources(catalogue, width)


app = command(_learn, "learn", EXAMPLES)
