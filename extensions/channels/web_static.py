"""The files of the chat element, from web/: only files of known kinds, found by name and never by path."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sanic.response import HTTPResponse, raw

from extensions.server import embed
from extensions.server.web_files import outgoing
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

FOR_ANY_PAGE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""Public files, the same for everybody: another site's page may load them. Talking is for listed sites alone."""


@dataclass(frozen=True)
class StaticFile:
    """A file as it goes out."""

    content: bytes
    kind: str
    tag: str


class StaticFiles:
    """The files under a folder. A changed file is seen at the next request."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Tests pass a folder of their own."""
        self._folder = folder

    def find(self, name: str) -> StaticFile | None:
        """The file with this path below the folder; None if there is none, or it is not of a kind we give out."""
        path = self._listed().get(name)
        return _read(path, path.stat().st_mtime_ns) if path else None

    def release(self) -> str:
        """Twelve hex digits that change whenever any of the files does; for the page, as embed.release for the chat."""
        digest = hashlib.sha256()
        for name, path in sorted(self._listed().items()):
            digest.update(name.encode() + _read(path, path.stat().st_mtime_ns).tag.encode())
        return digest.hexdigest()[:12]

    def answer(self, name: str, known_tags: str = "") -> HTTPResponse:
        """The file, 304 when the browser has it, or 404.

        `name` may begin with a release: then it is kept for ever if that is the release of today, and an old one gets
        today's file, which the hash in a page's embed line may refuse.
        """
        release, _, rest = name.partition("/")
        file, lasting = self.find(name), False
        if file is None:
            file, lasting = self.find(rest), release in {self.release(), embed.release()}
        if file is None:
            return raw(b"", status=404, content_type="text/plain; charset=utf-8")
        headers = {"ETag": file.tag, "Cache-Control": FOR_EVER if lasting else ASK_AGAIN, **FOR_ANY_PAGE}
        if file.tag in known_tags:
            return HTTPResponse(status=304, headers=headers)
        return raw(file.content, content_type=file.kind, headers=headers)

    def _listed(self) -> dict[str, Path]:
        files = (path for path in self._folder.rglob("*") if path.suffix in KINDS and path.is_file())
        inside = (path for path in files if path.resolve().is_relative_to(self._folder.resolve()))
        return {path.relative_to(self._folder).as_posix(): path for path in inside}


@lru_cache(maxsize=256)
def _read(path: Path, _: int) -> StaticFile:
    """Read once for each time it was changed, which the second argument says."""
    content = outgoing(path)
    return StaticFile(content, KINDS[path.suffix], f'"{hashlib.sha256(content).hexdigest()[:32]}"')
