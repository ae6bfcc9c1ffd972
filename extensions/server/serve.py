"""`signpost serve`: the assistant in one process on loopback, with its actions inside."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from extensions.knowledge import shared_knowledge
from signpost.errors import KnowledgeError

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
MODEL = PROJECT_FOLDER / "models" / "signpost.tar.gz"
MAX_REQUEST_BYTES = 100_000
"""A message of 4,000 characters fits however it is written; a megabyte would hold up everybody else for seconds."""


def serve(port: int, interface: str = "127.0.0.1") -> int:
    """Runs until SIGINT or SIGTERM. Exit code 1, with the reason, when model or knowledge are not fit to serve."""
    if not MODEL.exists():
        sys.stderr.write("There is no trained model yet. Run: make train\n")
        return 1
    try:
        shared_knowledge()
    except KnowledgeError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    os.environ.setdefault("SANIC_REQUEST_MAX_SIZE", str(MAX_REQUEST_BYTES))
    quiet_logs()
    _run(port, interface)
    return 0


def quiet_logs() -> None:
    """Warnings and worse only: Rasa's debug events carry what people write."""
    from rasa.utils.log_utils import configure_structlog

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("rasa", "rasa_sdk", "sanic.root", "sanic.error", "sanic.access", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
    configure_structlog(logging.WARNING)


def _run(port: int, interface: str) -> None:
    import rasa.core.run as rasa_run
    import rasa.core.utils
    from rasa.core.utils import AvailableEndpoints

    from extensions.server.in_process_actions import InProcessActions, compile_response_check

    compile_response_check()
    endpoints = AvailableEndpoints.read_endpoints(str(PROJECT_FOLDER / "endpoints.yml"))
    endpoints.action = InProcessActions()
    channels = rasa_run.create_http_input_channels(None, str(PROJECT_FOLDER / "credentials.yml"))
    app = rasa_run.configure_app(channels, enable_api=False, port=port, endpoints=endpoints)
    load = partial(rasa_run.load_agent_on_start, str(MODEL), endpoints, None)
    app.register_listener(load, "before_server_start")
    app.register_listener(partial(_ready, port, interface), "after_server_start")
    app.register_listener(rasa_run.close_resources, "after_server_stop")
    workers = rasa.core.utils.number_of_sanic_workers(endpoints.lock_store)
    app.run(host=interface, port=port, workers=workers, access_log=False, backlog=128)


async def _ready(port: int, interface: str, *_: Any) -> None:
    """Gives back what loading needed and no turn will, then says where to talk."""
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    address = f"http://{interface}:{port}"
    sys.stdout.write(
        f"\nSignpost is ready.\n"
        f"  in a terminal:  make chat\n"
        f"  over HTTP:      POST {address}/webhooks/rest/webhook\n"
        f"  is it well:     {address}/health\n"
        f"Ctrl-C stops it.\n\n"
    )
    sys.stdout.flush()
