"""Runs custom actions in the server's own process, without the action server and its open port.

endpoints.yml cannot say this, so `signpost serve` hands this endpoint to Rasa in its place.
"""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from extensions.channels.guard import FAILED
from extensions.failures import told


class InProcessActions(EndpointConfig):
    """An action endpoint whose "requests" are plain calls."""

    def __init__(self, package: str = "actions") -> None:
        """Imports every action of the package at once, so that a broken one stops the start."""
        super().__init__(url="in-process://actions")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, method: str = "post", subpath: str | None = None, **settings: Any) -> Any:
        """See EndpointConfig.request: runs the action named in the body."""
        try:
            return await self._executor.run(settings["json"])
        except ActionExecutionRejection as rejected:
            body = json.dumps({"error": rejected.message, "action_name": rejected.action_name})
            raise ClientResponseError(400, "rejected", body) from rejected
        except Exception as failure:
            # Rasa would log it with its message, which can hold what a parent wrote. The guard logs what is told here.
            return {"events": [], "responses": [{"custom": {FAILED: told(failure)}}]}


def compile_response_check() -> None:
    """Makes Rasa check action responses against a schema compiled once, instead of checking the schema each time.

    The check itself stays as strict; it was four fifths of a turn's work (docs/decisions/0005-server.md).
    """
    schema = RemoteAction.action_response_format_spec()
    validator = jsonschema.validators.validator_for(schema)(schema)

    def check(_: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = check
