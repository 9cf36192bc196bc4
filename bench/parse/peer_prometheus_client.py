#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""CPU time of Python's prometheus_client text parser on a page written by `bench_parse --write PAGE`.

Needs python3-prometheus-client (Debian: /usr/bin/python3).
"""
import argparse
import statistics
import time

from prometheus_client.parser import text_string_to_metric_families

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("page")
arguments.add_argument("--repeat", type=int, default=7)
options = arguments.parse_args()

with open(options.page, encoding="utf-8") as file:
    text = file.read()
times = []
for _ in range(options.repeat):
    start = time.process_time()
    samples = sum(len(family.samples) for family in text_string_to_metric_families(text))
    times.append(time.process_time() - start)
middle = statistics.median(times)
print(f"peer: Python prometheus_client, {samples} samples {middle * 1e6:9.0f} us {len(text) / middle / 1e9:7.3f} GB/s")
