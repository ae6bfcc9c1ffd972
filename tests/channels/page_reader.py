"""A browser without JavaScript: reads the page's forms, sends them, follows where they lead and keeps cookies."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from tests.channels.web_client import WEB, Answer, ask
from tests.serving import Server

PAGE = f"{WEB}/page"


@dataclass
class Form:
    """One form: where it goes, what it holds, and its buttons by what stands on them."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Collects forms, links and all text that is shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside: tuple[str, dict[str, str | None]] | None = None
        self._held = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag == "form":
            self.forms.append(Form(attributes["action"] or ""))
        elif tag == "input":
            self.forms[-1].fields[attributes["name"] or ""] = attributes["value"] or ""
        elif tag == "a":
            self.links.append(attributes["href"] or "")
        elif tag in {"button", "textarea"}:
            self._inside, self._held = (tag, attributes), ""

    def handle_data(self, data: str) -> None:
        self.text += data
        self._held += data

    def handle_endtag(self, tag: str) -> None:
        if self._inside is None or self._inside[0] != tag:
            return
        attributes, self._inside = self._inside[1], None
        if tag == "button":
            self.forms[-1].buttons[self._held] = (attributes.get("name") or "", attributes.get("value") or "")
        else:
            # A browser leaves out the line break right after the opening tag.
            self.forms[-1].fields[attributes["name"] or ""] = self._held.removeprefix("\n")


class PageReader:
    """One tab. `answer` is the last page; `page` is what it holds."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cookie = ""
        self.visit(PAGE)

    def visit(self, address: str) -> None:
        """Opens an address, and where it leads."""
        self._take(self._ask("GET", address))

    def write(self, text: str) -> None:
        """Types into the box and presses Send."""
        form = self.page.forms[0]
        self.send(form, {**form.fields, "text": text.replace("\n", "\r\n")})

    def press(self, title: str) -> None:
        """Presses the button with this on it."""
        form = next(form for form in self.page.forms if title in form.buttons)
        name, value = form.buttons[title]
        self.send(form, {**form.fields, **({name: value} if name else {})})

    def send(self, form: Form, fields: dict[str, str], **headers: str) -> None:
        """Sends a form as a browser does, with the page's own origin unless told otherwise."""
        self._take(self.post(form.action, fields, **{"Origin": f"http://127.0.0.1:{self.server.port}", **headers}))

    def post(self, address: str, fields: dict[str, str], **headers: str) -> Answer:
        """The answer to a form, as it is."""
        return self._ask("POST", address.partition("#")[0], urlencode(fields).encode(), **headers)

    def _take(self, answer: Answer) -> None:
        while answer.status == 303 and answer.headers["location"].startswith("/"):
            answer = self._ask("GET", answer.headers["location"].partition("#")[0])
        self.answer = answer
        self.page = _Reader(answer.body.decode())

    def _ask(self, method: str, address: str, body: bytes | None = None, **headers: str) -> Answer:
        sent = {"Cookie": self.cookie, **headers} if self.cookie else dict(headers)
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        answer = ask(self.server, method, address, body, sent)
        if given := answer.headers.get("set-cookie"):
            self.cookie = "" if "Max-Age=0" in given else given.partition(";")[0]
        return answer
