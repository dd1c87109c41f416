"""What only a preview needs: it watches folders, shows a banner and answers the desk.

Apart from the plugin, so that a build does not load it: it brings a web server and the desk along,
0.05 s of a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from generator.mkdocs_plugin.banner import as_html, with_banner
from generator.mkdocs_plugin.desk_door import open_desk
from generator.mkdocs_plugin.live import Live, theme_folders
from generator.mkdocs_plugin.preview import WATCHED
from generator.mkdocs_plugin.watch import Folders
from generator.site_folder import SiteFolder


def prepare(
    server: LiveReloadServer,
    config: MkDocsConfig,
    live: Live,
    folder: Callable[[], SiteFolder],
) -> Folders:
    """Let `server` show `live`, and return the watch over the folders that it is made from.

    `folder` says where the content lies. No error ends the server.
    """
    watched = [folder().texts, *WATCHED, *theme_folders(config)]
    folders = Folders(server, watched)
    server.builder = live.builder(server.builder)
    words = config.extra["words"]
    app: Any = server.get_app()

    def banner() -> str:
        preview = live.preview
        return as_html(preview.problems, words, good_pages=preview.newest is not None)

    server.set_app(with_banner(app, banner))
    open_desk(server, config, folder)
    return folders
