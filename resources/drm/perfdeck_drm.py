# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the numbers of a DynamicResourceManager over HTTP, for PerfDeck. Standard library only.

    from perfdeck_drm import serve
    drm = serve(manager, port=8090, api_key=os.environ.get("DRM_API_KEY"))
    ...                       # drm.stop() ends it

The paths and fields are those of resources/drm-api.md. Nothing here changes the manager: each
request calls its get_… methods, and the decisions of evaluate_scaling() are noted as they are made.
"""

import base64
import hashlib
import hmac
import json
import math
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

KEPT_DECISIONS = 1000
PUSH_SECONDS = 5.0
_WEBSOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3


def _plain(value):
    """What JSON can say of a value: objects by their fields, NaN and infinities as null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if hasattr(value, "to_dict"):
        return _plain(value.to_dict())
    if hasattr(value, "value"):  # an enumeration
        return _plain(value.value)
    if hasattr(value, "__dict__"):
        return _plain(vars(value))
    return str(value)


class Decisions:
    """Scaling decisions in the order in which they were made."""

    def __init__(self, manager):
        self._lock = threading.Lock()
        self._kept = deque(maxlen=KEPT_DECISIONS)
        self._manager = manager
        evaluate = getattr(manager, "evaluate_scaling", None)
        if callable(evaluate):

            def noting(*args, **kwargs):
                decision = evaluate(*args, **kwargs)
                self.note(decision)
                return decision

            manager.evaluate_scaling = noting

    def note(self, decision):
        """For sites whose manager decides elsewhere: tell each decision as it is made."""
        if decision is None:
            return
        fields = _plain(decision)
        if not isinstance(fields, dict):
            return
        if not isinstance(fields.get("timestamp"), (int, float)):
            fields["timestamp"] = time.time()
        with self._lock:
            last = self._kept[-1] if self._kept else None
            if fields != last:
                self._kept.append(fields)

    def since(self, moment):
        self.note(getattr(self._manager, "last_scaling_decision", None))
        with self._lock:
            return [d for d in self._kept if d["timestamp"] > moment]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "perfdeck-drm/1"
    timeout = 75

    def log_message(self, *_):
        pass

    def do_GET(self):
        if not self._is_allowed():
            return self._answer(401, {"error": "Unauthorized"})
        url = urlsplit(self.path)
        path = url.path.rstrip("/")
        try:
            if path.endswith("/api/drm/ws"):
                return self._push()
            return self._answer(200, self._read(path, parse_qs(url.query)))
        except KeyError:
            return self._answer(404, {"error": "Not found"})
        except ValueError as problem:
            return self._answer(400, {"error": str(problem)})
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except Exception as problem:  # the manager's own failure is told, not hidden
            return self._answer(500, {"error": f"{type(problem).__name__}: {problem}"})

    def _is_allowed(self):
        key = self.server.api_key
        given = self.headers.get("X-API-Key") or ""
        return not key or hmac.compare_digest(given.encode(), key.encode())

    def _read(self, path, query):
        manager = self.server.manager
        if path.endswith("/api/drm/statistics"):
            return _plain(manager.get_worker_statistics())
        if path.endswith("/api/drm/performance"):
            metrics = getattr(manager, "get_performance_metrics", None)
            if metrics is None:
                raise KeyError(path)
            return _plain(metrics())
        if path.endswith("/api/drm/scaling"):
            since = query.get("since", ["0"])[0]
            try:
                moment = float(since)
            except ValueError:
                raise ValueError("since must be seconds since 1970") from None
            return self.server.decisions.since(moment)
        raise KeyError(path)

    def _answer(self, status, body):
        data = json.dumps(_plain(body), allow_nan=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _push(self):
        """Statistics, performance and new decisions every few seconds until the client leaves."""
        key = self.headers.get("Sec-WebSocket-Key")
        if key is None:
            raise ValueError("this path speaks WebSocket")
        accept = base64.b64encode(hashlib.sha1((key + _WEBSOCKET_GUID).encode()).digest()).decode()
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", accept)
        self.end_headers()
        self.close_connection = True
        last = 0.0
        while not self.server.stopping.is_set():
            frame = {"type": "drm", "statistics": self._read("/api/drm/statistics", {})}
            if hasattr(self.server.manager, "get_performance_metrics"):
                frame["performance"] = self._read("/api/drm/performance", {})
            frame["scaling"] = self.server.decisions.since(last)
            if frame["scaling"]:
                last = frame["scaling"][-1]["timestamp"]
            self._send_text(json.dumps(_plain(frame), allow_nan=False).encode())
            self.server.stopping.wait(self.server.push_seconds)

    def _send_text(self, data):
        size = len(data)
        if size < 126:
            head = bytes([0x81, size])
        elif size < 1 << 16:
            head = bytes([0x81, 126]) + size.to_bytes(2, "big")
        else:
            head = bytes([0x81, 127]) + size.to_bytes(8, "big")
        self.wfile.write(head + data)
        self.wfile.flush()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address, manager, api_key, push_seconds):
        super().__init__(address, _Handler)
        self.manager = manager
        self.api_key = api_key
        self.push_seconds = push_seconds
        self.decisions = Decisions(manager)
        self.stopping = threading.Event()

    @property
    def port(self):
        return self.server_address[1]

    def stop(self):
        self.stopping.set()
        self.shutdown()
        self.server_close()


def serve(manager, port=8090, host="127.0.0.1", api_key=None, push_seconds=PUSH_SECONDS):
    """Serves `manager` from a thread of its own. Other hosts than loopback want an `api_key`."""
    if host not in ("127.0.0.1", "::1", "localhost") and not api_key:
        raise ValueError("serving other machines needs an api_key")
    server = _Server((host, port), manager, api_key, push_seconds)
    threading.Thread(target=server.serve_forever, name="perfdeck-drm", daemon=True).start()
    return server
