# SPDX-License-Identifier: GPL-3.0-or-later
"""Real time-series servers on the loopback: started, fed by remote write, asked queries a, b and c."""
import http.client
import json
import os
import shutil
import struct
import subprocess
import time
import urllib.parse

END = 1767225600  # both workloads end here, seconds since the epoch
DAY = 86400
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


class Server:
    """Speaks the HTTP interface of Prometheus, which VictoriaMetrics has too."""

    name = ""
    ready = "/-/ready"

    def __init__(self, directory, port):
        self.data = os.path.join(directory, self.name)
        self.port = port
        self.log = open(os.path.join(directory, self.name + ".log"), "w")
        self.process = subprocess.Popen(self.command(directory), stdout=self.log, stderr=self.log)
        self.connection = None
        self.wait_until_ready()

    def wait_until_ready(self):
        for _ in range(300):
            if self.process.poll() is not None:
                raise SystemExit(f"run_peers.py: {self.name} ended at its start, see {self.log.name}")
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
                if self.request("GET", self.ready, None, {})[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise SystemExit(f"run_peers.py: {self.name} did not become ready")

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
                    raise SystemExit(f"run_peers.py: {self.name} refused a body: {text[:200]}")
        return time.monotonic() - start[0], cpu_seconds(self.process.pid) - start[1]

    def query(self, name, **parameters):
        body = urllib.parse.urlencode(parameters)
        status, text = self.request("POST", "/api/v1/" + name, body, FORM)
        if status != 200:
            raise SystemExit(f"run_peers.py: {self.name} failed to answer: {text[:200]}")
        return text

    def query_a(self):
        answer = self.query("query", query='wide_latency{index="15"}[1h]', time=END)
        if len(json.loads(answer)["data"]["result"][0]["values"]) < 3599:
            raise SystemExit(f"run_peers.py: {self.name} lost samples")

    def query_c(self):
        answer = self.query("query", query='quantile_over_time(0.99, {__name__=~"wide_.*"}[10000s])', time=END)
        if len(json.loads(answer)["data"]["result"]) != 1000:
            raise SystemExit(f"run_peers.py: {self.name} lost series")

    def stop(self):
        self.process.terminate()
        self.process.wait(120)
        self.log.close()


class Prometheus(Server):
    name = "prometheus"

    def command(self, directory):
        config = os.path.join(directory, "prometheus.yml")
        with open(config, "w") as file:
            file.write("global: {scrape_interval: 1h}\n")
        return ["prometheus", f"--config.file={config}", f"--storage.tsdb.path={self.data}",
                f"--web.listen-address=127.0.0.1:{self.port}", "--web.enable-remote-write-receiver",
                "--web.enable-admin-api", "--storage.tsdb.retention.time=10y",
                "--query.max-samples=200000000", "--log.level=warn"]

    def settled_bytes(self):
        """Everything as finished blocks, without the write-ahead log."""
        _, text = self.request("POST", "/api/v1/admin/tsdb/snapshot", b"", {})
        folder = os.path.join(self.data, "snapshots", json.loads(text)["data"]["name"])
        size = directory_bytes(folder)
        shutil.rmtree(folder)
        return size

    def query_b(self):
        for function in ("min", "max", "avg"):
            self.query("query_range", query=f'{function}_over_time({{__name__=~"long_.*"}}[86s])',
                       start=END - DAY + 86, end=END, step="86s")


class VictoriaMetrics(Server):
    name = "victoria-metrics"
    ready = "/health"

    def command(self, _directory):
        return ["victoria-metrics", f"-storageDataPath={self.data}", f"-httpListenAddr=127.0.0.1:{self.port}",
                "-retentionPeriod=100y", "-search.maxSamplesPerQuery=500000000",
                "-search.maxPointsPerTimeseries=100000", "-search.latencyOffset=0s", "-search.disableCache",
                "-loggerLevel=WARN"]

    def settled_bytes(self):
        for step in ("force_flush", "force_merge"):
            self.request("GET", "/internal/" + step, None, {})
        time.sleep(15)  # the merge goes on after its answer
        return directory_bytes(os.path.join(self.data, "data"))

    def query_b(self):
        self.query("query_range", query='rollup({__name__=~"long_.*"}[86s])',
                   start=END - DAY + 86, end=END, step="86s")
