#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scrape, parse and store: processor time of perfdeckctl, Prometheus and VictoriaMetrics on the same pages.

Serves pages of --series series whose values change from scrape to scrape at --targets addresses of the
loopback, lets each program collect them into an empty database every --interval seconds, and reads the
processor time of the whole process, all threads, between two moments. The same program without a target
gives the idle cost that is subtracted. A peer that is not installed is left out, and that is said.
"""
import argparse
import http.server
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

PAGES = 4  # differ in the last digits of every value, as live pages do


def page(series, number):
    lines = []
    for i in range(series):
        family = f"bench_{i // 100}_bytes_total"
        if i % 100 == 0:
            lines.append(f"# HELP {family} Bytes.\n# TYPE {family} counter\n")
        labels = f'handler="/api/v1/path{i % 500}",code="{200 + i % 5}",replica="r{i // 500:03}"'
        lines.append(f"{family}{{{labels}}} {1000 + i * 37}.{number}\n")
    return "".join(lines).encode()


class Pages:
    """The server; counts what it has answered."""

    def __init__(self, series):
        bodies = [page(series, number) for number in range(PAGES)]
        self.size = len(bodies[0])
        self.answered = 0
        pages = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                pages.answered += 1
                body = bodies[pages.answered % PAGES]
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except BrokenPipeError:
                    self.close_connection = True  # the program was ended in the middle of a scrape

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            request_queue_size = 512
            daemon_threads = True

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def perfdeck_command(options, folder, port, targets):
    endpoints = [word for i in range(targets) for word in ("--endpoint", f"t{i}=http://127.0.0.1:{port}/{i}/metrics")]
    return [options.perfdeckctl, "collect", "--no-collect", "--update-interval", str(options.interval),
            "--db-path", f"{folder}/history.db", *endpoints]


def scrape_config(options, folder, port, targets):
    jobs = [{"job_name": f"t{i}", "metrics_path": f"/{i}/metrics",
             "static_configs": [{"targets": [f"127.0.0.1:{port}"]}]} for i in range(targets)]
    path = f"{folder}/scrape.yml"
    with open(path, "w", encoding="utf-8") as file:  # JSON is YAML
        json.dump({"global": {"scrape_interval": f"{options.interval:g}s", "scrape_timeout": f"{options.interval:g}s"},
                   "scrape_configs": jobs}, file)
    return path


def prometheus_command(options, folder, port, targets):
    return ["prometheus", f"--config.file={scrape_config(options, folder, port, targets)}",
            f"--storage.tsdb.path={folder}/data", f"--web.listen-address=127.0.0.1:{options.port}", "--log.level=error"]


def victoria_command(options, folder, port, targets):
    return ["victoria-metrics", f"-promscrape.config={scrape_config(options, folder, port, targets)}",
            f"-storageDataPath={folder}/data", f"-httpListenAddr=127.0.0.1:{options.port}", "-loggerLevel=ERROR"]


def cpu_ms(pid):
    """Of all threads alive, exact to the nanosecond. The programs measured keep their threads."""
    total = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as file:
                total += int(file.read().split()[0])
        except OSError:
            continue  # it ended meanwhile
    return total / 1e6


def resident_mb(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))


def run(command, options, pages, targets):
    """Processor milliseconds a second, scrapes a second, resident MB."""
    with tempfile.TemporaryDirectory(prefix="perfdeck-scrape-") as folder:
        with open(f"{folder}/log", "w", encoding="utf-8") as log:
            process = subprocess.Popen(command(options, folder, pages.port, targets), stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log)
        try:
            time.sleep(options.warm)
            scrapes, used, start = pages.answered, cpu_ms(process.pid), time.monotonic()
            time.sleep(options.seconds)
            passed = time.monotonic() - start
            if process.poll() is not None:
                with open(f"{folder}/log", encoding="utf-8", errors="replace") as log:
                    sys.exit(f"{command.__name__}: it ended: {log.read()[-500:]}")
            return ((cpu_ms(process.pid) - used) / passed, (pages.answered - scrapes) / passed,
                    resident_mb(process.pid))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--perfdeckctl", required=True)
    parser.add_argument("--series", type=int, default=10000)
    parser.add_argument("--targets", type=int, default=1)
    parser.add_argument("--interval", type=float, default=1)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--warm", type=float, default=10)
    parser.add_argument("--port", type=int, default=19391)
    options = parser.parse_args()
    pages = Pages(options.series)
    print(f"{options.targets} x {options.series} series ({pages.size} bytes) every {options.interval:g} s")
    print(f"{'':18}{'CPU ms/scrape':>14}{'CPU ms/s':>10}{'idle':>8}{'scrapes/s':>10}{'RSS MB':>8}{'ratio':>8}")
    ours = None
    for name, command in (("perfdeckctl", perfdeck_command), ("prometheus", prometheus_command),
                          ("victoria-metrics", victoria_command)):
        if name != "perfdeckctl" and not shutil.which(name):
            print(f"{name:18}not installed, left out")
            continue
        # Nothing is subtracted from our own: a run without a source is refused.
        idle = 0 if command is perfdeck_command else run(command, options, pages, 0)[0]
        used, scrapes, resident = run(command, options, pages, options.targets)
        each = (used - idle) / scrapes
        ours = ours or each
        print(f"{name:18}{each:14.2f}{used:10.1f}{idle:8.1f}{scrapes:10.1f}{resident:8.0f}{ours / each:8.3f}", flush=True)


if __name__ == "__main__":
    main()
