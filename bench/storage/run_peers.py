#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PerfDeck's history and its peers on the same samples in one run, and the ratios between them.

Starts Debian's prometheus and victoria-metrics, one after the other, on the loopback with an empty
directory, sends each W2 and W1 by remote write (bodies made beforehand by remote_write_bodies), lets
it settle, asks queries a, b and c over HTTP, and stops it. DuckDB takes the same samples in a process
of its own (duckdb_peer.mjs, with --duckdb FOLDER, where npm installed @duckdb/node-api). Then
bench_storage runs. Processor time of the servers is read from /proc. A peer that is not installed is
left out, and that is said.

  a  last hour of one series, raw      b  24 h of 10 series as 1,000 x (min, max, mean)
  c  p99 of each of 1,000 series over 10,000 samples each
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import servers

WIDE_SAMPLES = 1000 * 10000
LONG_SAMPLES = 10 * servers.DAY
TIMED_SAMPLES = WIDE_SAMPLES + 10 * 10000  # W2 goes on while W1 is sent
FIGURES = [("ingest, CPU s/M samples", "cpu_s_per_million"), ("ingest, samples/s", "samples_per_second"),
           ("disk, B/sample", "bytes_per_sample"), ("query a, ms", "a"), ("query b, ms", "b"), ("query c, ms", "c")]


def median_ms(work, rounds):
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def measure_server(server, bodies):
    try:
        wall, cpu = server.send(bodies)
        size = server.settled_bytes()
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


def measure_servers(options, scratch):
    bodies = os.path.join(scratch, "bodies")
    subprocess.run([os.path.join(options.bin, "remote_write_bodies"), bodies], check=True)
    peers = {}
    for kind in (servers.Prometheus, servers.VictoriaMetrics):
        if shutil.which(kind.name):
            peers[kind.name] = measure_server(kind(scratch, options.port), bodies)
        else:
            print(f"left out: {kind.name} is not installed", file=sys.stderr)
    os.remove(bodies)
    return peers


def measure_duckdb(options, scratch):
    files = [os.path.join(scratch, name) for name in ("w1", "w2")]
    subprocess.run([os.path.join(options.bin, "workload_values"), *files], check=True)
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "duckdb_peer.mjs")
    output = subprocess.run(["node", script, *files, os.path.join(scratch, "peer.duckdb"),
                             str(options.ticks_per_flush)],
                            check=True, cwd=options.duckdb, capture_output=True, text=True).stdout
    return json.loads(output)


def measure_perfdeck(options, scratch):
    output = subprocess.run([os.path.join(options.bin, "bench_storage"), scratch, str(options.ticks_per_flush)],
                            check=True, capture_output=True, text=True).stdout
    figures = json.loads(output)
    return {
        "cpu_s_per_million": figures["ingest"]["cpu_s_per_million"],
        "samples_per_second": figures["ingest"]["samples_per_second"],
        "bytes_per_sample": figures["disk"]["bytes_per_sample_sealed"],
        **figures["query_ms"],
        "rows": figures["sqlite_rows"],
        "rollups": figures["disk"]["rollups"],
    }


def report(ours, peers):
    print(f"{'':26}{'PerfDeck':>12}" + "".join(f"{name:>18}{'ratio':>8}" for name in peers))
    for title, key in FIGURES:
        cells = "".join(f"{peer[key]:18.4g}{ours[key] / peer[key]:8.3f}" if key in peer else " " * 26
                        for peer in peers.values())
        print(f"{title:26}{ours[key]:12.4g}{cells}")
    print(f"roll-ups beside it: {ours['rollups']:.3f} B/sample. The servers answer over HTTP as JSON.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder with bench_storage and remote_write_bodies")
    parser.add_argument("--scratch", default=None, help="where to put 3 GB for the time of the run")
    parser.add_argument("--port", type=int, default=19190)
    parser.add_argument("--duckdb", help="folder in which npm installed @duckdb/node-api")
    parser.add_argument("--ticks-per-flush", type=int, default=1,
                        help="of PerfDeck and DuckDB; the bodies of the servers hold ten")
    options = parser.parse_args()
    options.bin = os.path.abspath(options.bin)
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        peers = measure_servers(options, scratch)
        if options.duckdb:
            peers["duckdb"] = measure_duckdb(options, scratch)
        ours = measure_perfdeck(options, scratch)
    peers["SQLite rows"] = ours["rows"]
    report(ours, peers)


if __name__ == "__main__":
    main()
