"""Who may ask the desk, and how: a few addresses of the preview's own server.

The answers hold words of articles that may not be published, so they never leave this machine. The
door opens only where the preview listens on this machine alone. It answers only a page of the
preview itself: the name in `Host` defeats a foreign name that was made to lead here (DNS
rebinding), the page's `Origin` any other page in the same browser. Nothing is written, be it into
files or into caches.
"""

from __future__ import annotations

import html
import ipaddress
import json
import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from pydantic import ValidationError

from generator.mkdocs_plugin.desk import AskedArticle, AskedQuote, Desk
from generator.pages.catalogue import Catalogue, load_catalogue
from generator.pages.english import unmarked
from generator.site_folder import SiteFolder

Environ = dict[str, Any]
App = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

ADDRESS = "__desk/"
"""Under the address of the preview's home; no page can have it, for ids have no underscore."""
MOST_BYTES = 32_000
"""Of a question."""
_HERE = Path(__file__).parent
_FILES = {"desk.js": "text/javascript", "desk.css": "text/css"}
_SOURCE_PAGE = re.compile(r"sources/([a-z0-9][a-z0-9-]{0,63})/(?:index\.html)?")
_WORDS = (
    *("label", "here-only", "show", "hide", "deck", "close"),
    *("copy", "copied", "cited", "not-cited", "refused"),
)


def open_desk(server: Any, config: MkDocsConfig, folder: Callable[[], SiteFolder]) -> bool:
    """Let the pages of a preview ask a desk; return False where others than this machine might.

    `server` is MkDocs' LiveReloadServer, `folder` gives the site as it is set now.
    """
    host, port = config.dev_addr
    if not _is_loopback(host):
        return False
    words = load_catalogue(folder().options.language)
    door = Door(server.get_app(), lambda: str(server.mount_path), port, Desk(folder), words)
    server.set_app(door)
    return True


class Door:
    """A WSGI application around the preview's own."""

    def __init__(
        self, app: App, mount: Callable[[], str], port: int, desk: Desk, t: Catalogue
    ) -> None:
        self._app = app
        self._mount = mount
        """Gives the address of the home page, with a slash at both ends."""
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self._desk = desk
        self._words = {key: unmarked(t.plain(f"desk.{key}")) for key in _WORDS}

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer what is asked of the desk, and put its script into the pages of sources."""
        path = str(environ.get("PATH_INFO", ""))
        mount = self._mount()
        if path.startswith(f"{mount}{ADDRESS}"):
            name = path.removeprefix(f"{mount}{ADDRESS}")
            status, kind, body = self._answer(name, environ)
            start_response(f"{status.value} {status.phrase}", _headers(kind, body))
            return [body]
        page = _SOURCE_PAGE.fullmatch(path.removeprefix(mount)) if path.startswith(mount) else None
        if page is None or not self._is_local(environ):
            return self._app(environ, start_response)
        return self._furnish(page[1], environ, start_response)

    def _answer(self, name: str, environ: Environ) -> tuple[HTTPStatus, str, bytes]:
        method = environ.get("REQUEST_METHOD")
        if not self._is_local(environ):
            return _refusal(HTTPStatus.FORBIDDEN)
        if name in _FILES:
            if method != "GET":
                return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
            return HTTPStatus.OK, _FILES[name], (_HERE / name).read_bytes()
        if name not in ("article", "quote"):
            return _refusal(HTTPStatus.NOT_FOUND)
        if method != "POST":
            return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        # a browser names the asking page here, and lets no page name another one
        if environ.get("HTTP_ORIGIN") != f"http://{environ.get('HTTP_HOST')}":
            return _refusal(HTTPStatus.FORBIDDEN)
        # a form of another site cannot send this type without asking first, which is never granted
        if environ.get("CONTENT_TYPE", "").partition(";")[0].strip() != "application/json":
            return _refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        length = str(environ.get("CONTENT_LENGTH") or "")
        if not re.fullmatch("[0-9]{1,9}", length):
            return _refusal(HTTPStatus.LENGTH_REQUIRED)
        if int(length) > MOST_BYTES:
            return _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return self._ask(name, environ["wsgi.input"].read(int(length)))

    def _ask(self, name: str, body: bytes) -> tuple[HTTPStatus, str, bytes]:
        try:
            if name == "article":
                answer = self._desk.article(AskedArticle.model_validate_json(body))
            else:
                answer = self._desk.quote(AskedQuote.model_validate_json(body))
        except ValidationError:
            return _refusal(HTTPStatus.BAD_REQUEST)
        words = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
        return HTTPStatus.OK, "application/json", words

    def _is_local(self, environ: Environ) -> bool:
        """Tell whether a browser on this machine asks for this preview by its own name."""
        forwarded = any(key.startswith(("HTTP_X_FORWARDED", "HTTP_FORWARDED")) for key in environ)
        return (
            _is_loopback(str(environ.get("REMOTE_ADDR", "")))
            and str(environ.get("HTTP_HOST", "")).lower() in self._hosts
            and not forwarded
        )

    def _furnish(
        self, source: str, environ: Environ, start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Pass on the page of a source with the desk's script and styles in it."""
        told: list[Any] = []

        def hold(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            told[:] = [status, headers]

        answer = self._app(environ, hold)
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        status, headers = told
        if status.startswith("200 "):
            body = body.replace(b"</head>", f"{self._tags(source)}</head>".encode(), 1)
            headers = [h for h in headers if h[0].lower() != "content-length"]
            headers = [*headers, ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    def _tags(self, source: str) -> str:
        at = html.escape(f"{self._mount()}{ADDRESS}")
        words = html.escape(json.dumps(self._words, ensure_ascii=False))
        return (
            f'<link rel="stylesheet" href="{at}desk.css">'
            f'<script src="{at}desk.js" data-source="{source}" data-words="{words}" defer></script>'
        )


def _headers(kind: str, body: bytes) -> list[tuple[str, str]]:
    return [
        ("Content-Type", f"{kind}; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]


def _refusal(status: HTTPStatus) -> tuple[HTTPStatus, str, bytes]:
    return status, "text/plain", status.phrase.encode()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
