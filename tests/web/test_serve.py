"""The server says where it is and finds a free port."""

import http.client
import socket
import threading

import pytest

from kb.errors import KBError
from kb.knowledge import KnowledgeBase
from web.serve import bind, serve


def test_a_taken_port_leads_to_the_next(kb: KnowledgeBase) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = bind(kb, "127.0.0.1", taken.getsockname()[1])
        assert int(server.effective_port) > taken.getsockname()[1]
        server.close()


def test_a_host_of_another_machine_is_one_line(kb: KnowledgeBase) -> None:
    with pytest.raises(KBError, match=r"^cannot serve at 203\.0\.113\.1:8765: .*choose another --host or --port$"):
        bind(kb, "203.0.113.1", 8765)


@pytest.mark.parametrize(("host", "lines"), [("0.0.0.0", 2), ("127.0.0.1", 1)])
def test_who_lets_others_in_is_told_that_they_can_only_read(
    kb: KnowledgeBase, host: str, lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("waitress.server.MultiSocketServer.run", lambda _: None)
    monkeypatch.setattr("waitress.server.BaseWSGIServer.run", lambda _: None)
    serve(kb, host, 0, told.append)
    assert len(told) == lines
    assert ("nothing can be changed or saved" in told[-1]) == (lines == 2)


@pytest.mark.parametrize(("host", "status"), [("0.0.0.0", 403), ("127.0.0.1", 400)])
def test_where_others_can_reach_it_nothing_is_kept(kb: KnowledgeBase, host: str, status: int) -> None:
    server = bind(kb, host, 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    asked = http.client.HTTPConnection("127.0.0.1", int(server.effective_port), timeout=60)
    try:
        asked.request("POST", "/saved/keep", "q=&name=x", {"Content-Type": "application/x-www-form-urlencoded"})
        assert asked.getresponse().status == status
    finally:
        asked.close()
        server.close()
