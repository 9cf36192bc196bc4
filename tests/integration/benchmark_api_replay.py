# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays back the recordings of a benchmark server on a free port of 127.0.0.1, which it prints: answers byte by byte as long as
recorded, WebSocket frames with the pauses between them, divided by SPEED.   benchmark_api_replay.py RECORDINGS SCENARIO [SPEED]

completes   the recorded run; its status and results follow the frames
polled      the same without WebSocket
drops       the same, but the first socket breaks in the middle
silent      the same, but sockets say nothing after their first frame, not even when asked
restarts    the socket breaks in the middle, and the server has forgotten the run
fails       every run fails at once, as upstream does
fails-later a run fails while it works
refuses     422 to every start
chooses     like completes, for a run that names no models
strange     like completes, with NaN, nulls and words nobody defined
keeps       a run that finds everything measured already
"""

import base64
import datetime
import hashlib
import json
import os
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RECORDINGS, SCENARIO = sys.argv[1:3]
SPEED = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
BASE = "/api/benchmark"
RUN = "74217990-662c-4654-9f4d-83c4ff8e7835"
MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def recorded(name):
    with open(os.path.join(RECORDINGS, name + ".json"), encoding="utf-8") as file:
        return json.load(file)["response"]


def body_of(answer):
    """As FastAPI writes it; the recorded length says that it is the same."""
    body = json.dumps(answer["body"], separators=(",", ":"), ensure_ascii=False).encode()
    assert len(body) == int(answer["headers"]["content-length"]), answer
    return body


def frames(session):
    """(seconds since the start of the run, text) of what the server sent unasked."""
    name = "ws.session" if session == "run" else "ws.failed-and-unknown"
    found, unasked, begin = [], True, None
    with open(os.path.join(RECORDINGS, name + ".jsonl"), encoding="utf-8") as file:
        for line in file:
            event = json.loads(line)
            if event["session"] != session:
                continue
            at = datetime.datetime.fromisoformat(event["t"].replace("Z", "+00:00")).timestamp()
            begin = begin or at
            if event["dir"] == "recv" and unasked:
                found.append(((at - begin) / SPEED, json.dumps(event["frame"], separators=(",", ":"))))
            unasked = event["dir"] != "send" or event["frame"] == "hello"
    return found


class Run:
    """The one run of the server, from its start on."""

    def __init__(self):
        self.lock = threading.Lock()
        self.started = None
        self.sockets = 0
        self.forgotten = False
        self.requests = []
        self.frames = frames("failed-run" if SCENARIO == "fails" else "run")
        if SCENARIO == "strange":
            self.frames = [(at, self.strange(text)) for at, text in self.frames]

    @staticmethod
    def strange(text):
        frame = json.loads(text)
        frame["estimated_remaining_time"] = float("nan")
        frame["elapsed_time"] = frame["elapsed_time"] if frame["status"] == "completed" else None
        frame["status"] = {"running": "warming up"}.get(frame["status"], frame["status"])
        return json.dumps(frame, separators=(",", ":"))

    def age(self):
        return time.monotonic() - self.started

    def is_over(self):
        return self.age() >= self.frames[-1][0]

    def status(self):
        """The newest frame, with the elapsed time going on as the server's does."""
        seen = [text for at, text in self.frames if at <= self.age()] or [self.frames[0][1]]
        status = json.loads(seen[-1])
        status["elapsed_time"] = 1000.0 + self.age()
        return json.dumps({**status, "error": status.get("error")}, separators=(",", ":")).encode()


RUNNING = Run()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def replay(self, name):
        answer = recorded(name)
        self.reply(answer["status"], body_of(answer))

    def unknown(self, run):
        self.reply(404, json.dumps({"detail": f"Benchmark run {run} not found"}).encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        RUNNING.requests.append(json.loads(body))
        if SCENARIO == "refuses":
            return self.replay("run.post.422")
        RUNNING.started = time.monotonic()
        if SCENARIO in ("fails", "fails-later"):
            return self.replay({"fails": "run.post", "fails-later": "run.post.defaults"}[SCENARIO])
        return self.replay("run.post.completing")

    def do_GET(self):
        path, _, query = self.path.partition("?")
        if path == "/openapi.json":
            return self.replay("openapi")
        if path == "/requests":  # of the test
            return self.reply(200, json.dumps(RUNNING.requests).encode())
        if not path.startswith(BASE):
            return self.replay("root.get.404")
        part, _, run = path[len(BASE) + 1:].partition("/")
        if part in ("models", "hardware", "reports"):
            return self.replay(part + ".get")
        if part == "query":
            return self.query(query)
        if RUNNING.started is None or RUNNING.forgotten:
            return self.unknown(run)
        return {"status": self.status, "results": self.results, "ws": self.socket}[part]()

    def query(self, query):
        names = {
            "limit=100&model=bert-base-uncased&hardware=cuda&batch_size=8": "query.get.filtered",
            "limit=100&model=gpt2&hardware=rocm": "query.get.nulls",
            "limit=0": "query.get.limit-422",
            "limit=100&model=nope": "query.get.unknown-model",
        }
        self.replay(names.get(query, "query.get.empty"))

    def status(self):
        if SCENARIO == "fails":
            return self.replay("status.get.failed")
        if SCENARIO == "fails-later" and RUNNING.is_over():
            return self.replay("status.get.failed-in-run")
        return self.reply(200, RUNNING.status())

    def results(self):
        if not RUNNING.is_over():
            return self.replay("results.get.400-running")
        answer = recorded("results.get")
        results = answer["body"]["results"]["benchmarks"]
        if SCENARIO == "strange":
            results[0].update(average_latency_ms=float("nan"), memory_peak_mb=None)
            results[1]["simulation_mode"] = True
            answer["body"]["results"]["note"] = {"by": ["hand", None]}
            return self.reply(200, json.dumps(answer["body"]).encode())
        if SCENARIO == "keeps":
            answer["body"]["results"] = {"skipped": 1}
            return self.reply(200, json.dumps(answer["body"]).encode())
        return self.reply(200, body_of(answer))

    def socket(self):
        if SCENARIO in ("polled", "fails-later") or "upgrade" not in self.headers.get("connection", "").lower():
            return self.replay("root.get.404")
        key = self.headers["sec-websocket-key"].encode()
        self.send_response(101)
        self.send_header("upgrade", "websocket")
        self.send_header("connection", "Upgrade")
        self.send_header("sec-websocket-accept", base64.b64encode(hashlib.sha1(key + MAGIC).digest()).decode())
        self.end_headers()
        RUNNING.sockets += 1
        self.play(RUNNING.sockets)
        self.close_connection = True

    def play(self, number):
        breaks = SCENARIO in ("drops", "restarts") and number == 1
        sent = 0
        missed = sum(at <= RUNNING.age() for at, _ in RUNNING.frames)
        for at, text in RUNNING.frames[max(missed - 1, 0):]:  # the newest at once, then every change
            wait = at - RUNNING.age()
            if wait > 0:
                time.sleep(wait)
            self.send_frame(text)
            sent += 1
            if breaks and sent == 3:
                RUNNING.forgotten = SCENARIO == "restarts"
                return
            if SCENARIO == "silent":
                break
        time.sleep(30)  # the server does not close; the client does

    def send_frame(self, text):
        data = text.encode()
        head = struct.pack("!BB", 0x81, len(data)) if len(data) < 126 else struct.pack("!BBH", 0x81, 126, len(data))
        self.wfile.write(head + data)
        self.wfile.flush()


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_port, flush=True)
# Ends with the test, which holds the other end of this pipe.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
server.serve_forever()
