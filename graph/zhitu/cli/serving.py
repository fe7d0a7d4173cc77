"""The graph on the network: serve."""

from __future__ import annotations

import ipaddress
import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from zhitu.cli.base import app, hosts, seconds, whole
from zhitu.errors import InputError

__all__ = ["serve"]


@app.command()
def serve(
    graph: Annotated[
        Path | None, typer.Argument(metavar="[GRAPH]", help="The directory that `zhitu build -o` wrote.")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Another SPARQL store instead of a graph.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 is open to other machines.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(parser=whole(0, 65535), metavar="NUMBER", help="Port to listen on; 0 takes a free one.")
    ] = 8080,
    default_graph: Annotated[
        str, typer.Option(metavar="union|standard", help="What a query that names no graph sees.")
    ] = "union",
    timeout: Annotated[
        float, typer.Option(parser=seconds(0.1), metavar="SECONDS", help="Seconds that a query may take.")
    ] = 30,
    max_rows: Annotated[
        int, typer.Option(parser=whole(1), metavar="NUMBER", help="Rows that a result may have.")
    ] = 10_000_000,
    memory: Annotated[
        int, typer.Option(parser=whole(64), metavar="NUMBER", help="Megabytes that one query may take.")
    ] = 2000,
    readers: Annotated[
        int | None,
        typer.Option(parser=whole(1), metavar="NUMBER", help="Queries answered at once; by the cores if not given."),
    ] = None,
    max_per_client: Annotated[
        int, typer.Option(parser=whole(1), metavar="NUMBER", help="Queries of one client at once.")
    ] = 8,
    allow_update: Annotated[
        bool, typer.Option("--allow-update", help="Take updates from those who have the token.")
    ] = False,
    allow_update_documents: Annotated[
        bool, typer.Option("--allow-update-documents", help="Also of graphs that follow from documents.")
    ] = False,
    token_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with the token; otherwise ZHITU_TOKEN holds it.")
    ] = None,
    allow_service: Annotated[
        list[str] | None, typer.Option(metavar="HOST[:PORT]", help="A host that SERVICE and LOAD may ask.")
    ] = None,
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Give out quotes, not the full texts of documents.")
    ] = False,
    behind_proxy: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="A reverse proxy, or a network of them, that names the real client."),
    ] = None,
    public_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Address that clients know, where a proxy gives another.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No line per request.")] = False,
) -> None:
    """Serve the graph over HTTP: SPARQL at /sparql, a page for every IRI."""
    from zhitu import serve as service

    if default_graph not in ("union", "standard"):
        raise typer.BadParameter(f"{default_graph!r}: choose union or standard", param_hint="--default-graph")
    source = _source(graph, endpoint)
    limits = service.Limits(seconds=timeout, rows=max_rows, memory=memory * 1_000_000, per_client=max_per_client)
    config = service.Config(
        host=host,
        port=port,
        union=default_graph == "union",
        writable=allow_update or allow_update_documents,
        documents=allow_update_documents,
        token=_token(token_file),
        services=hosts(allow_service),
        texts=not without_text,
        proxies=tuple(_network(address) for address in behind_proxy or ()),
        public=public_url,
        limits=limits,
    )
    if readers is not None:
        config = replace(config, readers=readers)
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(message)s", level=logging.WARNING)
    if not quiet:
        logging.getLogger("zhitu.serve.access").setLevel(logging.INFO)
    service.serve(source, config, ready=lambda url: print(f"serving {source} at {url}", flush=True))


def _source(graph: Path | None, endpoint: str | None) -> Path | str:
    """What is served: a graph or the address of a store, of which one must be given."""
    if endpoint is None and graph is not None:
        return graph
    if endpoint is None or graph is not None:
        raise typer.BadParameter("give a graph, or another store with --endpoint URL", param_hint="GRAPH")
    if not endpoint.startswith(("http://", "https://")):
        raise typer.BadParameter(f"{endpoint!r} is no http(s) URL", param_hint="--endpoint")
    return endpoint


def _network(address: str) -> str:
    """The address or network, as it is written; refused where it is none, names included."""
    try:
        return str(ipaddress.ip_network(address))
    except ValueError:
        raise typer.BadParameter(
            f"{address!r}: give an address such as 127.0.0.1, or a network such as 10.0.0.0/8",
            param_hint="--behind-proxy",
        ) from None


def _token(file: Path | None) -> str | None:
    """The token for writing: the file's, else the environment's; None where there is neither."""
    if file is None:
        return os.environ.get("ZHITU_TOKEN", "").strip() or None
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        cause = error.strerror if isinstance(error, OSError) else "not in UTF-8"
        remedy = "give the path of a file with one line"
        raise InputError(str(file), f"the token cannot be read ({cause})", remedy) from error
    if not token:
        raise InputError(str(file), "holds no token", "write one line of random characters into it")
    return token
