#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the median seconds of one BERT-base encoder layer in PyTorch, in bfloat16, as the peer of
bench_suite: Debian builds PyTorch without a fast BLAS, in float32 it would take 80 times as long.
Usage: torch_peer.py BATCH SEQUENCE THREADS PASSES"""
import sys
import time

import torch

batch, sequence, threads, passes = (int(text) for text in sys.argv[1:5])
torch.manual_seed(1)
torch.set_num_threads(threads)
layer = torch.nn.TransformerEncoderLayer(768, 12, 3072, dropout=0.0, activation="gelu", batch_first=True)
# All twelve, so that the weights of one do not stay in a cache that a model would not have.
encoder = torch.nn.TransformerEncoder(layer, 12).eval().bfloat16()
x = torch.randn(batch, sequence, 768).bfloat16()
times = []
with torch.inference_mode():
    for _ in range(3):
        encoder(x)
    for _ in range(passes):
        begin = time.perf_counter()
        encoder(x)
        times.append(time.perf_counter() - begin)
print(sorted(times)[len(times) // 2] / 12)
