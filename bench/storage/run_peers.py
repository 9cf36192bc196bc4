#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PerfDeck's history and a real Prometheus on the same samples in one run, and the ratios between them.

Starts Debian's prometheus on the loopback with an empty directory, sends it W2 and W1 by remote write
(bodies made beforehand by remote_write_bodies), lets it settle, asks queries a, b and c over HTTP, stops
it, runs bench_storage, and prints what both need. Processor time of the server is read from /proc.

  a  last hour of one series, raw      b  24 h of 10 series as 1,000 x (min, max, mean)
  c  p99 of each of 1,000 series over 10,000 samples each
"""
import argparse
import http.client
import json
import os
import shutil
import statistics
import struct
import subprocess
import tempfile
import time
import urllib.parse

END = 1767225600  # both workloads end here, seconds since the epoch
DAY = 86400
WIDE_SAMPLES = 1000 * 10000
LONG_SAMPLES = 10 * DAY
TIMED_SAMPLES = WIDE_SAMPLES + 10 * 10000  # W2 goes on while W1 is sent
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
REMOTE_WRITE = {
    "Content-Type": "application/x-protobuf",
    "Content-Encoding": "snappy",
    "X-Prometheus-Remote-Write-Version": "0.1.0",
}


def directory_bytes(path):
    total = 0
    for folder, _, names in os.walk(path):
        total += sum(os.stat(os.path.join(folder, name)).st_blocks * 512 for name in names)
    return total


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Prometheus:
    def __init__(self, directory, port):
        self.data = os.path.join(directory, "data")
        self.port = port
        config = os.path.join(directory, "prometheus.yml")
        with open(config, "w") as file:
            file.write("global: {scrape_interval: 1h}\n")
        self.log = open(os.path.join(directory, "log"), "w")
        self.process = subprocess.Popen(
            ["prometheus", f"--config.file={config}", f"--storage.tsdb.path={self.data}",
             f"--web.listen-address=127.0.0.1:{port}", "--web.enable-remote-write-receiver",
             "--web.enable-admin-api", "--storage.tsdb.retention.time=10y",
             "--query.max-samples=200000000", "--log.level=warn"],
            stdout=self.log, stderr=self.log)
        self.connection = None
        self.wait_until_ready()

    def wait_until_ready(self):
        for _ in range(300):
            if self.process.poll() is not None:
                raise SystemExit("run_peers.py: prometheus ended at its start, see " + self.log.name)
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
                if self.request("GET", "/-/ready", None, {})[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise SystemExit("run_peers.py: prometheus did not become ready")

    def request(self, method, path, body, headers):
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def send(self, bodies):
        """Returns how long the timed part took: wall and processor seconds of the server."""
        start = None
        with open(bodies, "rb") as file:
            while head := file.read(8):
                size = struct.unpack("<Q", head)[0]
                if size == 0:
                    start = time.monotonic(), cpu_seconds(self.process.pid)
                    continue
                status, text = self.request("POST", "/api/v1/write", file.read(size), REMOTE_WRITE)
                if status // 100 != 2:
                    raise SystemExit(f"run_peers.py: prometheus refused a body: {text[:200]}")
        return time.monotonic() - start[0], cpu_seconds(self.process.pid) - start[1]

    def snapshot_bytes(self):
        """Everything as finished blocks, without the write-ahead log."""
        _, text = self.request("POST", "/api/v1/admin/tsdb/snapshot", b"", {})
        folder = os.path.join(self.data, "snapshots", json.loads(text)["data"]["name"])
        size = directory_bytes(folder)
        shutil.rmtree(folder)
        return size

    def query(self, name, **parameters):
        body = urllib.parse.urlencode(parameters)
        status, text = self.request("POST", "/api/v1/" + name, body, FORM)
        if status != 200:
            raise SystemExit(f"run_peers.py: a query failed: {text[:200]}")
        return text

    def query_a(self):
        answer = self.query("query", query='wide_latency{index="15"}[1h]', time=END)
        if len(json.loads(answer)["data"]["result"][0]["values"]) < 3599:
            raise SystemExit("run_peers.py: prometheus lost samples")

    def query_b(self):
        for function in ("min", "max", "avg"):
            self.query("query_range", query=f'{function}_over_time({{__name__=~"long_.*"}}[86s])',
                       start=END - DAY + 86, end=END, step="86s")

    def query_c(self):
        self.query("query", query='quantile_over_time(0.99, {__name__=~"wide_.*"}[10000s])', time=END)

    def stop(self):
        self.process.terminate()
        self.process.wait(120)
        self.log.close()


def median_ms(work, rounds):
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def measure_prometheus(directory, port, bodies):
    server = Prometheus(directory, port)
    try:
        wall, cpu = server.send(bodies)
        size = server.snapshot_bytes()
        return {
            "cpu_s_per_million": cpu / (TIMED_SAMPLES / 1e6),
            "samples_per_second": TIMED_SAMPLES / wall,
            "bytes_per_sample": size / (WIDE_SAMPLES + LONG_SAMPLES),
            "a": median_ms(server.query_a, 21),
            "b": median_ms(server.query_b, 7),
            "c": median_ms(server.query_c, 3),
        }
    finally:
        server.stop()


def measure_perfdeck(program, directory, ticks):
    output = subprocess.run([program, directory, str(ticks)], check=True, capture_output=True, text=True).stdout
    figures = json.loads(output)
    return {
        "cpu_s_per_million": figures["ingest"]["cpu_s_per_million"],
        "samples_per_second": figures["ingest"]["samples_per_second"],
        "bytes_per_sample": figures["disk"]["bytes_per_sample_sealed"],
        **figures["query_ms"],
        "rows": figures["sqlite_rows"],
        "rollups": figures["disk"]["rollups"],
    }


def report(ours, peer):
    print(f"{'':28}{'PerfDeck':>12}{'Prometheus':>12}{'ratio':>8}{'SQLite rows':>13}")
    lines = [("ingest, CPU s/M samples", "cpu_s_per_million"), ("ingest, samples/s", "samples_per_second"),
             ("disk, B/sample", "bytes_per_sample"), ("query a, ms", "a"), ("query b, ms", "b"), ("query c, ms", "c")]
    for title, key in lines:
        rows = f"{ours['rows'][key]:13.4g}" if key in ours["rows"] else ""
        print(f"{title:28}{ours[key]:12.4g}{peer[key]:12.4g}{ours[key] / peer[key]:8.3f}{rows}")
    print(f"roll-ups beside it: {ours['rollups']:.3f} B/sample. Prometheus answers over HTTP as JSON.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder with bench_storage and remote_write_bodies")
    parser.add_argument("--scratch", default=None, help="where to put 2 GB for the time of the run")
    parser.add_argument("--port", type=int, default=19190)
    parser.add_argument("--ticks-per-flush", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        bodies = os.path.join(scratch, "bodies")
        subprocess.run([os.path.join(options.bin, "remote_write_bodies"), bodies], check=True)
        peer = measure_prometheus(scratch, options.port, bodies)
        ours = measure_perfdeck(os.path.join(options.bin, "bench_storage"), scratch, options.ticks_per_flush)
    report(ours, peer)


if __name__ == "__main__":
    main()
