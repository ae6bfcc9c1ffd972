"""`signpost serve`: the assistant in one process on loopback, with its actions inside."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import sys
import warnings
from functools import partial
from typing import TYPE_CHECKING, Any

from extensions import production, settings
from extensions.absent_packages import leave_out
from extensions.knowledge import serve_without_knowledge, shared_knowledge
from extensions.server.hardening import harden
from extensions.server.logs import wordless_logs
from extensions.settings import PROJECT_FOLDER, SettingError
from signpost.errors import KnowledgeError

if TYPE_CHECKING:
    from sanic import Sanic

MODEL = PROJECT_FOLDER / "models" / "signpost.tar.gz"
MAX_READ_BYTES = 8_000_000
"""What the server reads before it hangs up. The channels refuse far less with an answer, which a hang-up is not."""
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
"""glibc's names: when freed memory goes back, from what size it is mapped apart, how many heaps there may be."""
GIVE_BACK_BYTES = 512 * 1024


def serve(port: int, interface: str = "127.0.0.1") -> int:
    """Runs until SIGINT or SIGTERM. Exit code 1, with the reason, when settings or knowledge are not fit.

    Without a model it serves on (loading.py): danger is answered, and everybody else is told who can help.
    """
    harden()
    if not MODEL.exists():
        sys.stderr.write("There is no trained model yet. Run: make train\n")
    try:
        told = settings.read()
        if told.production:
            production.check(told)
        _read_knowledge(in_production=told.production)
    except (SettingError, KnowledgeError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    os.environ.setdefault("SANIC_REQUEST_MAX_SIZE", str(MAX_READ_BYTES))
    warnings.simplefilter("ignore")
    spare_memory()
    leave_out("matplotlib")
    wordless_logs(told.log_level)
    _run(port, interface, in_production=told.production)
    return 0


def _read_knowledge(in_production: bool) -> None:
    """In production mistakes in it are told, and parents are served on: danger, and a person to turn to."""
    try:
        shared_knowledge()
    except KnowledgeError as wrong:
        if not in_production:
            raise
        sys.stderr.write(f"{wrong}\nServing on: danger is answered, everything else by whom to turn to.\n")
        serve_without_knowledge()


def spare_memory() -> None:
    """Two heaps are enough for mostly one thread, and one long message must not keep its memory for ever after."""
    if sys.platform == "linux":
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(M_ARENA_MAX, 2)
        libc.mallopt(M_MMAP_THRESHOLD, GIVE_BACK_BYTES)
        libc.mallopt(M_TRIM_THRESHOLD, GIVE_BACK_BYTES)


def quiet_logs() -> None:
    """Warnings and worse only: Rasa's debug events carry what people write."""
    from rasa.utils.log_utils import configure_structlog

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("rasa", "rasa_sdk", "sanic.root", "sanic.error", "sanic.access", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
    configure_structlog(logging.WARNING)


def _run(port: int, interface: str, in_production: bool) -> None:
    import rasa.core.run as rasa_run
    import rasa.core.utils
    import rasa.server
    from rasa.core.utils import AvailableEndpoints

    from extensions.channels.purge import purge_from_now_on
    from extensions.server.doors import public
    from extensions.server.front_page import add_front_page, add_last_words
    from extensions.server.in_process_actions import InProcessActions, compile_response_check
    from extensions.server.loading import load_on_start

    compile_response_check()
    # In place of Rasa's greeting, and of its CORS part, which allows cookies: our channels have their own.
    rasa.server.add_root_route = (lambda _: None) if in_production else add_front_page
    rasa.server.configure_cors = add_last_words
    endpoints = AvailableEndpoints.read_endpoints(str(PROJECT_FOLDER / "endpoints.yml"))
    endpoints.action = InProcessActions()
    channels = rasa_run.create_http_input_channels(None, str(PROJECT_FOLDER / "credentials.yml"))
    if in_production:
        channels = public(channels)
    app = rasa_run.configure_app(channels, enable_api=False, port=port, endpoints=endpoints)
    load = partial(load_on_start, MODEL, endpoints)
    app.register_listener(load, "before_server_start")
    app.register_listener(purge_from_now_on, "after_server_start")
    ready = _ready_in_production if in_production else partial(_ready, f"http://{interface}:{port}")
    app.register_listener(ready, "after_server_start")
    app.register_listener(rasa_run.close_resources, "after_server_stop")
    workers = rasa.core.utils.number_of_sanic_workers(endpoints.lock_store)
    app.run(host=interface, port=port, workers=workers, access_log=False, backlog=128)


def _give_back() -> None:
    """Gives back what loading needed and no turn will."""
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)


async def _ready_in_production(app: Sanic, *_: Any) -> None:
    """Says what is open to the outside, all of it."""
    from extensions.server.doors import addresses

    _give_back()
    sys.stdout.write("\nSignpost is ready. Open to the web server in front:\n")
    sys.stdout.writelines(f"  {address}\n" for address in addresses(app))
    sys.stdout.flush()


async def _ready(address: str, *_: Any) -> None:
    """Says where to talk."""
    _give_back()
    training = f"  for training:   {address}/training/\n" if settings.training() else ""
    sys.stdout.write(
        f"\nSignpost is ready.\n"
        f"  in a browser:   {address}/\n{training}"
        f"  in a terminal:  make chat\n"
        f"  over HTTP:      POST {address}/webhooks/rest/webhook\n"
        f"  is it well:     {address}/health\n"
        f"Ctrl-C stops it.\n\n"
    )
    sys.stdout.flush()
