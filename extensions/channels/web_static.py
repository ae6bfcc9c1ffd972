"""The files of the chat element, from web/: only files of known kinds, found by name and never by path."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sanic.response import HTTPResponse, raw

from extensions.server import web_files
from extensions.settings import PROJECT_FOLDER

FOLDER = PROJECT_FOLDER / "web"
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
"""May be kept, but is asked after each time: the answer is 304 as long as nothing changed."""

FOR_ANY_PAGE = {
    "Vary": "Accept-Encoding",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""Public files, the same for everybody: another site's page may load them. Talking is for listed sites alone."""


_NAME = re.compile(r"(?:page/|demo/|training/)?[a-z0-9-]+\.[a-z0-9]+")
OF_THE_LETTER = ("page/letter.js", "letters.js", "paper.js", "strings.js", "build.js")
STYLES_OF_THE_PAGE = ("page/ground.css", "page/page.css", "page/on-paper.css")
OF_THE_PAGE = (*STYLES_OF_THE_PAGE, "page/handout.css", "page/page.js", *OF_THE_LETTER)
LEAST_ZIPPED_BYTES = 500


@dataclass(frozen=True)
class StaticFile:
    """A file as it goes out, and the same zipped for whoever can unzip it."""

    content: bytes
    zipped: bytes
    kind: str
    tag: str


class StaticFiles:
    """The files under a folder. A changed file is seen at the next request."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Tests pass a folder of their own."""
        self._folder = folder

    def find(self, name: str) -> StaticFile | None:
        """The file with this path below the folder; None if there is none, or it is not of a kind we give out."""
        path = self._folder / name
        if not _NAME.fullmatch(name) or path.suffix not in KINDS or path.is_symlink() or not path.is_file():
            return None
        return _read(path, path.stat().st_mtime_ns)

    def page_release(self) -> str:
        """Twelve hex digits that change whenever the page's own files do, as `chat_release` for the element's."""
        tags = (file.tag for file in map(self.find, OF_THE_PAGE) if file)
        return hashlib.sha256("".join(tags).encode()).hexdigest()[:12]

    def answer(self, name: str, known_tags: str = "", encodings: str = "") -> HTTPResponse:
        """The file, 304 when the browser has it, or 404.

        `name` may begin with a release: then it is kept for ever if that is the release of today, and an old one gets
        today's file, which the hash in a page's embed line may refuse.
        """
        release, _, rest = name.partition("/")
        file, lasting = self.find(name), False
        if file is None:
            file, lasting = self.find(rest), release in {chat_release(), self.page_release()}
        if file is None:
            return raw(b"", status=404, content_type="text/plain; charset=utf-8")
        headers = {"ETag": file.tag, "Cache-Control": FOR_EVER if lasting else ASK_AGAIN, **FOR_ANY_PAGE}
        if file.tag in known_tags:
            return HTTPResponse(status=304, headers=headers)
        if file.zipped and "gzip" in encodings:
            return raw(file.zipped, content_type=file.kind, headers=headers | {"Content-Encoding": "gzip"})
        return raw(file.content, content_type=file.kind, headers=headers)


def chat_release() -> str:
    """The release of the chat element as it is on the disk now."""
    return _release(web_files.ENTRY.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _release(_: int) -> str:
    return web_files.release()


@lru_cache(maxsize=256)
def _read(path: Path, _: int) -> StaticFile:
    """Read once for each time it was changed, which the second argument says."""
    content = web_files.outgoing(path)
    is_text = KINDS[path.suffix].endswith("utf-8") and len(content) >= LEAST_ZIPPED_BYTES
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return StaticFile(content, gzip.compress(content, mtime=0) if is_text else b"", KINDS[path.suffix], tag)
