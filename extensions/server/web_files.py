"""The chat's files as they go out: web/ without its comments, which parents' phones need not carry.

No build: the files in web/ are the program and run as they stand. The comments are for us, and a third of the bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from extensions.settings import PROJECT_FOLDER

WEB_FOLDER = PROJECT_FOLDER / "web"
ENTRY = WEB_FOLDER / "signpost-chat.js"
_COMMENT_LINES = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*\n|//[^\n]*\n)", re.M | re.S)
"""Comments that stand on lines of their own. One inside a line stays: it could be part of a text."""
_TYPE_CASTS = re.compile(r"/\*\* @type \{[^*\n]*\} \*/ ")
_INDENTS = re.compile(r"^\s+", re.M)
_CSS_SPACES = re.compile(r";\s*(?=\})|([:;,{}])\s+|\s+(?=\{)|(?<= >) | (?=> )")
_CSS_NOUGHTS = re.compile(r"(?<=[\s:,(])0(?=\.\d)")
_LAST_COMMAS = re.compile(r"[,;]\n(?=[)\]}])")
"""After the last item of a list and the last statement of a block."""
_VERSION = re.compile(r'^const VERSION = "([\w.-]+)";', re.M)


def outgoing(path: Path) -> bytes:
    """What goes out for a file of the chat; other kinds than .js and .css go out as they are."""
    content = path.read_bytes()
    if path.suffix == ".css":
        shorter = _CSS_SPACES.sub(lambda found: found[1] or "", without_comments(content.decode()))
        return _CSS_NOUGHTS.sub("", shorter).encode()
    return _LAST_COMMAS.sub("\n", without_comments(content.decode())).encode() if path.suffix == ".js" else content


def without_comments(text: str) -> str:
    """The text of a .js or .css file without comment lines, type casts and indents."""
    return _INDENTS.sub("", _TYPE_CASTS.sub("", _COMMENT_LINES.sub("", text)))


def integrity(content: bytes, kind: str = "sha384") -> str:
    """The hash as an integrity attribute has it; `kind` is sha256, sha384 or sha512."""
    return f"{kind}-{base64.b64encode(hashlib.new(kind, content).digest()).decode()}"


def release() -> str:
    """Version and content of the whole chat in one word, like 0.1.0-3f2a9c01; changes when any of its files does.

    The entry's own hashes cover the others. Raises ValueError when web/signpost-chat.js does not name its version.
    """
    content = outgoing(ENTRY)
    found = _VERSION.search(content.decode())
    if found is None:
        raise ValueError(f'{ENTRY}: no line `const VERSION = "...";`, which names the release')
    return f"{found[1]}-{hashlib.sha256(content).hexdigest()[:8]}"
