"""Deletes silent conversations of all channels, once a minute, for as long as the server runs."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from sanic import Sanic

from extensions.channels.forgetting import StoreDown, purge
from extensions.failures import told
from extensions.needs import count_in
from extensions.tracker_store import our_store

logger = logging.getLogger(__name__)

EVERY_SECONDS = 60.0


async def purge_from_now_on(app: Sanic, _: Any) -> None:
    """Server listener: starts the task, which ends with the server, and opens the counts. Again changes nothing."""
    count_in(lambda: store.engine if (store := our_store(app.ctx.agent.tracker_store)) else None)
    if not hasattr(app.ctx, "purging"):
        app.ctx.purging = asyncio.get_running_loop().create_task(_keep_purging(app))


async def _keep_purging(app: Sanic) -> None:
    while True:
        try:
            store = our_store(app.ctx.agent.tracker_store)
            if store is None:
                raise StoreDown
            purge(store)
        except Exception as failure:
            # The next round tries again; a task that ended here would keep conversations for ever.
            logger.error("purge_failed %s", told(failure))
        await asyncio.sleep(EVERY_SECONDS)
