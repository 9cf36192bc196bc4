#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Processor time and memory of `perfdeckctl collect` watching a simulated cluster over HTTP.

measure_cluster.py BIN [--workers 60,600] [--load 0.1] [--seconds 40] [--settle 15]
Everything runs on 127.0.0.1 and ends with the program.
"""
import argparse
import json
import os
import pathlib
import subprocess
import tempfile
import time

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_mib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def measure(binaries, workers, options, folder):
    simulator = subprocess.Popen(
        [binaries / "perfdeck-simulator", "--workers", str(workers), "--load", str(options.load),
         "--history-minutes", "5", "--until-input-ends"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        cluster = json.loads(simulator.stdout.readline())
        collector = subprocess.Popen(
            [binaries / "perfdeckctl", "collect", "--no-collect", "--drm-url",
             f"lab={cluster['address']}", "--db-path", f"{folder}/{workers}.db",
             "--duration", str(options.settle + options.seconds + 5)],
            stderr=subprocess.DEVNULL, env={**os.environ, "PERFDECK_API_KEY": cluster["admin_key"]})
        time.sleep(options.settle)
        before = processor_seconds(collector.pid)
        time.sleep(options.seconds)
        share = (processor_seconds(collector.pid) - before) / options.seconds
        print(f"{workers} workers: {100 * share:.2f} % of a core at 5 s, "
              f"{resident_mib(collector.pid):.0f} MiB resident", flush=True)
        collector.wait(timeout=60)
    finally:
        simulator.stdin.close()
        simulator.wait(timeout=10)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binaries", type=pathlib.Path)
    parser.add_argument("--workers", default="60,600,3600,10000")
    parser.add_argument("--load", type=float, default=0.1)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--settle", type=float, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for workers in options.workers.split(","):
            measure(options.binaries, int(workers), options, folder)


if __name__ == "__main__":
    main()
