"""What a form of the page sends, and whether it was ours."""

from __future__ import annotations

import hmac
import uuid
from dataclasses import dataclass
from urllib.parse import parse_qs

from sanic.request import Request

from extensions.channels.web_ids import form_key_of, is_message_id
from extensions.channels.web_origins import is_ours
from extensions.channels.web_requests import MAX_PAYLOAD_CHARACTERS
from extensions.channels.web_said import Said

COOKIE = "signpost_talk"
MAX_READ_BYTES = 1_000_000
"""Far more than is answered: what somebody typed is put back into the box also when it is too long."""


@dataclass(frozen=True)
class PageForm:
    """The fields as they came; each may be empty."""

    text: str = ""
    choice: str = ""
    id: str = ""
    key: str = ""

    def said(self) -> Said | None:
        """The message; None when nothing was typed or picked. A choice goes before words, which stay in the box."""
        message_id = self.id.lower() if is_message_id(self.id) else str(uuid.uuid4())
        if self.choice and len(self.choice) <= MAX_PAYLOAD_CHARACTERS:
            return Said(message_id, choice=self.choice)
        return Said(message_id, text=self.text) if self.text.strip() else None


def form_in(request: Request) -> PageForm:
    """The form of a request; an empty one when it holds none."""
    if len(request.body) > MAX_READ_BYTES or not request.content_type.startswith("application/x-www-form-urlencoded"):
        return PageForm()
    try:
        fields = parse_qs(request.body.decode("ascii", "replace"), max_num_fields=20)
    except ValueError:
        return PageForm()
    known = {name: fields[name][0] for name in ("text", "choice", "id", "key") if name in fields}
    # Browsers send each new line of a box as two characters, which would count against whoever wrote them.
    return PageForm(**{name: value.replace("\r\n", "\n") for name, value in known.items()})


def talk_of(request: Request) -> str:
    """The conversation's id in the cookie; empty when there is none."""
    return str(request.cookies.get(COOKIE) or "")


def comes_from_our_page(request: Request, form: PageForm) -> bool:
    """Whether the form was sent from our own page: its origin says so, or, in an old browser, its key."""
    if request.headers.get("origin") is not None:
        return is_ours(request)
    talk = talk_of(request)
    return not talk or hmac.compare_digest(form.key.encode(), form_key_of(talk).encode())
