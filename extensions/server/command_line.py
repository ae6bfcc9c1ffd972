"""The `signpost` command. What each part does is in its own module; heavy imports wait until they are needed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and exits with its code."""
    options = _parser().parse_args(arguments)
    sys.exit(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="signpost", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="command")
    serve = commands.add_parser("serve", help="start the assistant on this machine")
    serve.add_argument("--port", type=_port, default=5005, help="1 to 65535 (default 5005)")
    serve.set_defaults(run=_serve)
    chat = commands.add_parser("chat", help="talk to the assistant in the terminal")
    chat.set_defaults(run=_chat)
    purge = commands.add_parser("purge", help="delete the conversations that have been silent for too long")
    purge.set_defaults(run=_purge)
    backup = commands.add_parser("backup", help="copy what must outlast a lost disk, and no conversation")
    backup.add_argument("file", type=Path, help="the SQLite file to write; must not be there yet")
    backup.set_defaults(run=_backup)
    unmet = commands.add_parser("unmet", help="print what was asked for in vain, and what was of use")
    unmet.set_defaults(run=_unmet)
    check = commands.add_parser("check-knowledge", help="report every mistake in the knowledge base")
    check.set_defaults(run=_check)
    return parser


def _port(value: str) -> int:
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise argparse.ArgumentTypeError(f'"{value}" is not a port: give a number from 1 to 65535')
    return int(value)


def _serve(options: argparse.Namespace) -> int:
    from extensions.server.serve import serve

    return serve(options.port)


def _chat(_: argparse.Namespace) -> int:
    from extensions.server.chat import chat

    return chat()


def _purge(_: argparse.Namespace) -> int:
    from extensions.server.housekeeping import purge

    return purge()


def _backup(options: argparse.Namespace) -> int:
    from extensions.server.housekeeping import backup

    return backup(options.file)


def _unmet(_: argparse.Namespace) -> int:
    from extensions.server.unmet import unmet

    return unmet()


def _check(_: argparse.Namespace) -> int:
    from signpost.curation.check import main as check

    return check([])


if __name__ == "__main__":
    main()
