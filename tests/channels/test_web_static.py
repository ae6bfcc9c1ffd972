"""The chat's files: kept for ever under a release, asked after otherwise, and nothing else is given out."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from extensions.channels.web_static import STYLES_OF_THE_PAGE, StaticFiles, chat_release
from extensions.server.web_files import outgoing
from tests.channels.web_client import WEB, ask
from tests.serving import PROJECT, Server

STATIC = f"{WEB}/static"


def test_a_file_comes_with_its_kind_and_a_tag(server: Server) -> None:
    answer = ask(server, "GET", f"{STATIC}/signpost-chat.js")

    assert answer.status == 200
    assert answer.body == outgoing(PROJECT / "web" / "signpost-chat.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["etag"] == f'"{hashlib.sha256(answer.body).hexdigest()[:32]}"'
    assert "no-cache" in answer.headers["cache-control"]


def test_a_browser_that_has_it_is_told_so(server: Server) -> None:
    tag = ask(server, "GET", f"{STATIC}/page/page.css").headers["etag"]

    known = ask(server, "GET", f"{STATIC}/page/page.css", headers={"If-None-Match": tag})
    other = ask(server, "GET", f"{STATIC}/page/page.css", headers={"If-None-Match": '"other"'})

    assert (known.status, known.body, known.headers["etag"]) == (304, b"", tag)
    assert other.status == 200


def test_under_its_release_a_file_is_kept_for_ever_and_under_an_old_one_asked_after(server: Server) -> None:
    page = ask(server, "GET", f"{WEB}/page").body.decode()
    (style,) = re.findall(r'href="([^"]+/page\.css)"', page)

    assert "immutable" in ask(server, "GET", style).headers["cache-control"]
    assert "immutable" in ask(server, "GET", f"{STATIC}/{chat_release()}/signpost-chat.js").headers["cache-control"]
    old = ask(server, "GET", f"{STATIC}/0.0.1-00000000/signpost-chat.js")
    assert old.status == 200
    assert "no-cache" in old.headers["cache-control"]


def test_another_site_s_page_may_load_it(server: Server) -> None:
    headers = ask(server, "GET", f"{STATIC}/signpost-chat.js", headers={"Origin": "https://any.example"}).headers

    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-credentials" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "",
        "page",
        "page/",
        "page/page.html",
        "demo/index.html",
        "../credentials.yml",
        "..%2fcredentials.yml",
        "%2e%2e/pyproject.toml",
        "page/../../extensions/settings.py",
        "/etc/passwd",
        "..\\pyproject.toml",
        "signpost-chat.js%00",
        "nothing.js",
    ],
)
def test_nothing_else_is_given_out(server: Server, path: str) -> None:
    answer = ask(server, "GET", f"{STATIC}/{path}")

    assert answer.status == 404
    assert len(answer.body) < 100


def test_a_changed_file_is_seen_and_a_link_out_of_the_folder_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "web"
    (folder / "page").mkdir(parents=True)
    (tmp_path / "secret.js").write_text("secret")
    (folder / "link.js").symlink_to(tmp_path / "secret.js")
    (folder / "page" / "page.css").write_text("one")
    files = StaticFiles(folder)
    before = files.page_release()
    assert files.find("page/page.css") is not None and files.find("link.js") is None

    (folder / "page" / "page.css").write_text("two and longer")

    found = files.find("page/page.css")
    assert found is not None and found.content == b"two and longer"
    assert files.page_release() != before


def test_a_phone_that_can_unzip_gets_it_zipped(server: Server) -> None:
    plain = ask(server, "GET", f"{STATIC}/page/page.css")
    zipped = ask(server, "GET", f"{STATIC}/page/page.css", headers={"Accept-Encoding": "gzip, br"})

    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in zipped.headers["vary"]
    assert gzip.decompress(zipped.body) == plain.body
    assert len(zipped.body) < len(plain.body) / 2


def test_the_style_of_the_page_is_small() -> None:
    assert sum(len(gzip.compress((PROJECT / "web" / file).read_bytes())) for file in STYLES_OF_THE_PAGE) < 4000
