"""Serves a knowledge base to browsers, with waitress."""

import errno
import socket
from collections.abc import Callable
from typing import Any

from waitress.server import create_server

from kb.errors import KBError
from kb.knowledge import KnowledgeBase
from web import create_app

__all__ = ["LOOPBACK", "bind", "serve"]

# Only this machine can reach these, and a request must name one of them.
LOOPBACK = ("127.0.0.1", "localhost", "::1")
THREADS = 8
PORTS_TRIED = 20


def bind(kb: KnowledgeBase, host: str, port: int) -> Any:
    """A waitress server for `kb` at the first free port from `port` on; port 0 takes any.

    Where others can reach it, it only reads: there is no sign-in that could tell who keeps or drops a search.

    Raises KBError, in one line, when no port is free or the host is not of this machine.
    """
    app = create_app(kb, {"HOSTS": LOOPBACK} if host in LOOPBACK else {"READ_ONLY": True})
    return create_server(app, sockets=[_free_socket(host, port)], threads=THREADS, ident=None)


def _free_socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, port + (PORTS_TRIED if port else 1)):
        try:
            return socket.create_server((host, candidate), family=family)
        except (OSError, OverflowError) as error:
            if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
                continue
            raise KBError(f"cannot serve at {host}:{candidate}: {error}; choose another --host or --port") from None
    raise KBError(f"ports {port} to {port + PORTS_TRIED - 1} of {host} are in use; choose another: --port N")


def _tell(line: str) -> None:
    print(line, flush=True)


def serve(
    kb: KnowledgeBase,
    host: str = "127.0.0.1",
    port: int = 8765,
    say: Callable[[str], object] = _tell,
) -> None:
    """Serves `kb` until interrupted, and says at which address through `say`."""
    server = bind(kb, host, port)
    shown = f"[{host}]" if ":" in host else host
    found = int(server.effective_port)
    if port not in (0, found):
        say(f"port {port} is in use; using {found}")
    say(f"Kartoteka is at http://{shown}:{found}/  (Ctrl+C ends it)")
    if host not in LOOPBACK:
        say(
            "others can reach it, and there is no sign-in: whoever can reach it can read it; nothing can be changed or saved"
        )
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
