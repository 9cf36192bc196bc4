# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python side of resources/drm-api.md over an object of the manager's contract, asked by plain HTTP,
by WebSocket and by the terminal program.   drm_adapter_test.py ADAPTER_FOLDER RECORDINGS PERFDECKCTL"""

import base64
import json
import os
import socket
import subprocess
import sys
import unittest
import urllib.error
import urllib.request

ADAPTER, RECORDINGS, PERFDECKCTL = sys.argv[1:4]
sys.path.insert(0, ADAPTER)
from perfdeck_drm import serve  # noqa: E402


def recorded(name):
    with open(os.path.join(RECORDINGS, name + ".json"), encoding="utf-8") as file:
        return json.load(file)["value"]


class Decision:
    """As the manager makes them: an object with fields."""

    def __init__(self, fields):
        self.__dict__.update(fields)


class Manager:
    """The methods of a DynamicResourceManager, answering as the real one was recorded."""

    def __init__(self):
        self.decisions = [recorded("scaling_decision.scale_up.initial"), recorded("scaling_decision.scale_down")]

    def get_worker_statistics(self):
        return recorded("get_worker_statistics")

    def evaluate_scaling(self):
        return Decision(self.decisions.pop(0))


class StandIn(Manager):
    def get_performance_metrics(self):
        return {**recorded("mock.get_performance_metrics"), "broken": float("nan")}


class AdapterTest(unittest.TestCase):
    def start(self, manager, **options):
        server = serve(manager, port=0, **options)
        self.addCleanup(server.stop)
        return server

    def get(self, server, path, key=None):
        request = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}")
        if key:
            request.add_header("X-API-Key", key)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def status_of(self, server, path, key=None):
        try:
            self.get(server, path, key)
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        return 200

    def test_statistics_are_the_managers_own(self):
        self.assertEqual(self.get(self.start(Manager()), "/api/drm/statistics"), recorded("get_worker_statistics"))

    def test_what_the_manager_lacks_is_not_there(self):
        server = self.start(Manager())
        self.assertEqual(self.status_of(server, "/api/drm/performance"), 404)
        self.assertEqual(self.status_of(server, "/elsewhere"), 404)
        self.assertEqual(self.status_of(server, "/api/drm/scaling?since=x"), 400)

    def test_undefined_numbers_are_null(self):
        self.assertIsNone(self.get(self.start(StandIn()), "/api/drm/performance")["broken"])

    def test_decisions_are_noted_as_they_are_made(self):
        manager = Manager()
        first, second = manager.decisions
        server = self.start(manager)
        self.assertEqual(self.get(server, "/api/drm/scaling"), [])
        self.assertEqual(manager.evaluate_scaling().action, first["action"])
        manager.evaluate_scaling()
        self.assertEqual(self.get(server, "/api/drm/scaling"), [first, second])
        self.assertEqual(self.get(server, f"/api/drm/scaling?since={first['timestamp']}"), [second])

    def test_a_key_is_wanted(self):
        server = self.start(Manager(), api_key="sesame")
        self.assertEqual(self.status_of(server, "/api/drm/statistics"), 401)
        self.assertEqual(self.status_of(server, "/api/drm/statistics", "wrong"), 401)
        self.assertEqual(self.status_of(server, "/api/drm/statistics", "sesame"), 200)
        with self.assertRaises(ValueError):
            serve(Manager(), port=0, host="0.0.0.0")

    def test_frames_are_pushed(self):
        server = self.start(StandIn(), push_seconds=0.1)
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
            key = base64.b64encode(os.urandom(16)).decode()
            connection.sendall(
                (f"GET /api/drm/ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
            stream = connection.makefile("rb")
            self.assertIn(b"101", stream.readline())
            while stream.readline().strip():
                pass
            for _ in range(2):
                self.assertEqual(stream.read(1), b"\x81")
                size = stream.read(1)[0]
                size = int.from_bytes(stream.read(2), "big") if size == 126 else size
                frame = json.loads(stream.read(size))
                self.assertEqual(frame["type"], "drm")
                self.assertEqual(frame["statistics"]["total_workers"], 3)

    def test_the_terminal_program_understands_it(self):
        server = self.start(StandIn(), api_key="sesame")
        run = subprocess.run(
            [PERFDECKCTL, "status", "--drm-url", f"drm=http://127.0.0.1:{server.port}", "--format", "json"],
            env={**os.environ, "PERFDECK_API_KEY": "sesame"}, capture_output=True, text=True, timeout=60, check=True)
        rows = {row["what"]: row["value"] for row in json.loads(run.stdout)}
        self.assertEqual(rows["workers"], 3)
        self.assertEqual(rows["tasks_running"], 3)
        self.assertAlmostEqual(rows["allocation_seconds"], recorded("mock.get_performance_metrics")["allocation_time"] / 1000)


unittest.main(argv=sys.argv[:1], verbosity=2)
