"""Deletes silent conversations, once a minute, for as long as the server runs."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from sanic import Sanic

from extensions.channels.web_conversations import Conversations
from extensions.failures import told

logger = logging.getLogger(__name__)

EVERY_SECONDS = 60.0


async def purge_from_now_on(talks: Conversations, app: Sanic, _: Any) -> None:
    """Server listener: starts the task, which ends with the server."""
    app.ctx.web_purge = asyncio.get_running_loop().create_task(_keep_purging(talks, app))


async def _keep_purging(talks: Conversations, app: Sanic) -> None:
    while True:
        try:
            talks.purge(app.ctx.agent)
        except Exception as failure:
            # The next round tries again; a task that ended here would keep conversations for ever.
            logger.error("purge_failed %s", told(failure))
        await asyncio.sleep(EVERY_SECONDS)
