#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Load on a real model server, torch_server.py, by `perfdeckctl bench run`: what it says agrees with
the times that the server itself has measured. Usage: load_server_test.py PERFDECKCTL"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
SKIPPED = 77

DEFINITION = """
title = "A transformer of PyTorch"
kind = "http"
[matrix]
models = ["encoder"]
sequence_lengths = [64]
[effort]
duration = "3s"
warm_up = "500ms"
[request]
"""
INFER = DEFINITION + """
protocol = "kserve-v2"
"""
STREAM = DEFINITION + """
protocol = "openai-completions"
stream = true
output_tokens = 8
"""


def python_with_torch():
    """The interpreter of this test may lack the packages that the one of the system has."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import aiohttp, torch"], stderr=subprocess.DEVNULL,
                          check=False).returncode == 0:
            return python
    return None


class Load:
    def __init__(self, program, folder, port):
        self.program, self.folder, self.port = program, folder, port

    def run(self, definition, *settings):
        """The one cell of the run, and the seconds that the server took for its requests."""
        self.take_times()
        file = os.path.join(self.folder, "load.toml")
        with open(file, "w", encoding="utf-8") as out:
            out.write(definition)
        command = [self.program, "bench", "run", file, "--format", "json", "--wait", "0",
                   "--set", f"url=http://127.0.0.1:{self.port}"]
        for setting in settings:
            command += ["--set", setting]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                              env=dict(os.environ, XDG_DATA_HOME=self.folder))
        assert done.returncode == 0, done.stderr
        cell, = json.loads(done.stdout)["cells"]
        assert not cell.get("errors"), cell["errors"]
        return cell, self.take_times()

    def take_times(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/times", timeout=30) as answer:
            return json.load(answer)


def measure(cell, name):
    return next(one for one in cell["values"] if one["measure"] == name)


def number(cell, name):
    return cell["numbers"][name]["value"]


def agrees(what, ours, theirs, least, most):
    print(f"{what}: {ours * 1e3:.2f} ms, the server says {theirs * 1e3:.2f} ms, "
          f"ratio {ours / theirs:.3f}")
    assert least <= ours / theirs <= most, what


def closed(load):
    # One user: nothing waits in front of the server, whose clock begins with the request's head.
    cell, times = load.run(INFER, "concurrencies=1", "batch_sizes=4")
    agrees("closed, median", measure(cell, "latency")["median"]["value"],
           statistics.median(times), 0.98, 1.15)
    assert number(cell, "requests") + number(cell, "warm_up_requests") == len(times)
    rate = number(cell, "completed_requests_per_second")
    assert abs(measure(cell, "throughput")["mean"]["value"] / (4 * rate) - 1) < 0.1
    return rate


def opened(load, capacity):
    # Far below what it can do, so that requests do not wait for each other. Processes that wake up for
    # each of them wait for a busy machine, though.
    for share in (0.2, 0.4):
        rate = share * capacity
        cell, times = load.run(INFER, "arrivals=constant", f"rates={rate:.3f}", "batch_sizes=4")
        agrees(f"{rate:.1f} a second, median", measure(cell, "latency")["median"]["value"],
               statistics.median(times), 0.9, 1.5)
        planned = rate * number(cell, "measured_seconds")
        sent = number(cell, "scheduled_requests_per_second") * number(cell, "measured_seconds")
        assert abs(sent - planned) <= 1, (sent, planned)


def streamed(load):
    cell, times = load.run(STREAM, "concurrencies=1")
    agrees("stream, median", measure(cell, "latency")["median"]["value"],
           statistics.median(times), 0.98, 1.15)
    first = measure(cell, "time_to_first_token")["median"]["value"]
    token = measure(cell, "time_per_output_token")["median"]["value"]
    latency = measure(cell, "latency")["median"]["value"]
    print(f"first token {first * 1e3:.2f} ms, each further {token * 1e3:.2f} ms")
    assert abs((first + 7 * token) / latency - 1) < 0.2
    gaps = measure(cell, "inter_token_latency")["mean"]["count"]
    assert gaps == 7 * number(cell, "requests"), gaps
    assert number(cell, "short_outputs") == 0


def main():
    python = python_with_torch()
    if python is None:
        print("PyTorch and aiohttp are not installed")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder, subprocess.Popen(
            [python, os.path.join(HERE, "torch_server.py")], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True) as server:
        try:
            load = Load(sys.argv[1], folder, int(server.stdout.readline()))
            capacity = closed(load)
            opened(load, capacity)
            streamed(load)
        finally:
            server.stdin.close()
            server.wait(10)
    return 0


sys.exit(main())
