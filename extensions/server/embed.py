"""The line that puts the chat on a page, with its integrity hash: `make embed ADDRESS=https://help.example.org`.

Also writes the hashes of the other files into web/signpost-chat.js, when one of them has changed.
"""

from __future__ import annotations

import argparse
import re
import sys
from html import escape
from urllib.parse import urlsplit

from extensions.knowledge import shared_knowledge
from extensions.server.web_files import ENTRY, WEB_FOLDER, integrity, outgoing, release

STATIC_PATH, PAGE_PATH = "/webhooks/web/static", "/webhooks/web/page"
FIRST_PART, REST_PART = "chat-element.js", "chat-window.js"
_IMPORT = re.compile(r'^(?:import|export)\b[^;]*?"\./([\w-]+\.js)";', re.M)


def embed_line(address: str = "") -> str:
    """The line to paste. `address` like https://help.example.org; empty for a page on the same server."""
    base = escape(address.rstrip("/"), quote=True)
    link_text = escape(shared_knowledge().page.chat_link)
    return (
        f'<signpost-chat><a href="{base}{PAGE_PATH}">{link_text}</a></signpost-chat>'
        f'<script type="module" src="{base}{STATIC_PATH}/{release()}/{ENTRY.name}"'
        f' integrity="{integrity(outgoing(ENTRY))}" crossorigin="anonymous"></script>'
    )


def with_hashes(entry: str) -> str:
    """The entry's text with its three tables as the files are now."""
    first = _in_order(FIRST_PART)
    rest = tuple(name for name in _in_order(REST_PART) if name not in first)
    styles = tuple(sorted(path.name for path in WEB_FOLDER.glob("*.css")))
    for table, files in {"FIRST": first, "REST": rest, "STYLES": styles}.items():
        before, _, after = re.split(rf"(?ms)(?<=^const {table} = \[\n)(.*?)(?=^\];)", entry, maxsplit=1)
        # The shortest hash that browsers take: two dozen of them are part of what a closed chat weighs.
        rows = "".join(f'  ["{name}", "{integrity(outgoing(WEB_FOLDER / name), "sha256")}"],\n' for name in files)
        entry = before + rows + after
    return entry


def _in_order(name: str, seen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A module after all that it imports, each once."""
    for imported in _IMPORT.findall((WEB_FOLDER / name).read_text(encoding="utf-8")):
        if imported not in seen:
            seen = _in_order(imported, seen)
    return (*seen, name)


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        raise argparse.ArgumentTypeError(f'"{value}" is not an address like https://help.example.org')
    return value


def main() -> None:
    """Writes the hashes where they changed, and prints the line."""
    parser = argparse.ArgumentParser(prog="embed", description="Prints the line that puts the chat on a page.")
    parser.add_argument("address", type=_address, nargs="?", help="of the server, like https://help.example.org")
    address = parser.parse_args().address or ""
    before = ENTRY.read_text(encoding="utf-8")
    if (after := with_hashes(before)) != before:
        ENTRY.write_text(after, encoding="utf-8")
    sys.stdout.write(embed_line(address) + "\n")


if __name__ == "__main__":
    main()
