#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the anomaly scores find labelled anomalies: perfdeckctl over the series of the Numenta
benchmark (numpy needed), scored by the benchmark's rules.

  nab_study.py PERFDECKCTL [--shared DIR]    DIR: else PERFDECK_SHARED_DIR, else ../shared

Prints the score at the best threshold and at 0.5; what a threshold chosen on half of the files is
worth on the other half; and whether scores of files that were cut short are the same.
"""
import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HALVES = 60
ALARM = 0.5


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("perfdeckctl")
    parser.add_argument("--shared", default=os.environ.get("PERFDECK_SHARED_DIR", "../shared"))
    return parser.parse_args()


def score_files(perfdeckctl, data, out):
    subprocess.run([perfdeckctl, "anomalies", "--out-dir", str(out), str(data)], check=True, timeout=300)


def raw_and_null(corpus, threshold):
    null = -float(len(corpus.live))
    return corpus.at("standard", threshold) - null, corpus.windows - null


def crossed(scorer, labels, out):
    """Score over all windows when each half is judged by the other half's best threshold."""
    names = sorted(labels)
    chance = random.Random(1)
    scores = []
    for _ in range(HALVES):
        chance.shuffle(names)
        halves = [{n: labels[n] for n in part} for part in (names[::2], names[1::2])]
        corpora = [scorer.Corpus(half, str(out)) for half in halves]
        if any(len(corpus.live) == 0 for corpus in corpora):
            continue
        won = reachable = 0.0
        for own, other in (corpora, corpora[::-1]):
            raw, most = raw_and_null(own, other.sweep("standard")[0])
            won += raw
            reachable += most
        scores.append(100 * won / reachable)
    return sorted(scores)


def main():
    options = arguments()
    shared = pathlib.Path(options.shared)
    nab = shared / "fixtures/stats/nab"
    if not (nab / "labels.json").exists():
        print("nothing measured: %s is not there" % nab)
        return 0
    sys.path.insert(0, str(shared / "scorers"))
    import score_nab

    labels = json.loads((nab / "labels.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        out, cut, cut_out = (pathlib.Path(folder) / name for name in ("out", "cut", "cut-out"))
        score_files(options.perfdeckctl, nab / "data", out)
        subprocess.run([sys.executable, str(shared / "scorers/baselines.py"), "truncate", "--data",
                        str(nab / "data"), "--labels", str(nab / "labels.json"), "--out", str(cut),
                        "--share", "0.6"], check=True, timeout=300)
        score_files(options.perfdeckctl, cut, cut_out)
        corpus = score_nab.Corpus(labels, str(out))
        for profile in score_nab.PROFILES:
            threshold, raw = corpus.sweep(profile)[:2]
            print("%-20s best %6.2f at %.4f   at %.1f: %6.2f" % (
                profile, corpus.normal(profile, raw), threshold, ALARM,
                corpus.normal(profile, corpus.at(profile, ALARM))))
        halves = crossed(score_nab, labels, out)
        print("threshold of one half on the other, standard: median %.2f, nine in ten above %.2f" % (
            halves[len(halves) // 2], halves[len(halves) // 10]))
        return 0 if score_nab.causal(labels, str(out), str(cut_out), "") else 1


if __name__ == "__main__":
    sys.exit(main())
