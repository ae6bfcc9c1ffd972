"""Writes web/away.html, which the web server in front shows while ours is down. `make away-page` after a change.

A plain file that needs nothing of ours: who to ring in danger, who can help, and that a try in a minute may do.
"""

from __future__ import annotations

from datetime import date
from html import escape

from extensions.server.web_files import WEB_FOLDER
from signpost import say
from signpost.answers import build
from signpost.case import Case
from signpost.knowledge import Knowledge, load_knowledge

FILE = WEB_FOLDER / "away.html"
ANY_DAY = date.min
"""A file that lies ready cannot know on which day it is read, nor what is overdue then."""


def away_page(knowledge: Knowledge) -> str:
    """The page, in the words of a knowledge base."""
    danger, people = (build(name, Case(), knowledge, ANY_DAY) for name in ("crisis", "human_handover"))
    parts = [
        knowledge.wording.web_unavailable,
        *say.contact_lines(people, knowledge, ANY_DAY),
        knowledge.signposts["crisis"].do_now,
        *say.contact_lines(danger, knowledge, ANY_DAY),
    ]
    paragraphs = "\n".join("<p>" + "<br>\n".join(map(escape, part.split("\n"))) + "</p>" for part in parts)
    words = knowledge.page
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(words.tab_title)}</title>
</head>
<body>
<main>
<h1>{escape(words.heading)}</h1>
{paragraphs}
</main>
</body>
</html>
"""


if __name__ == "__main__":
    FILE.write_text(away_page(load_knowledge()), encoding="utf-8")
