# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal program against a benchmark server that is played back, and with the results of other tools.
bench_results_test.py REPLAY RECORDINGS RESULTS PERFDECKCTL"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

REPLAY, RECORDINGS, RESULTS, PERFDECKCTL = sys.argv[1:5]
SPEED = "4"


class Played:
    """A server of one scenario, as long as the with lasts."""

    def __init__(self, scenario):
        self.scenario = scenario

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, REPLAY, RECORDINGS, self.scenario, SPEED],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return "http://127.0.0.1:" + self.process.stdout.readline().strip()

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


class BenchTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.database = os.path.join(folder.name, "history.perfdeck")
        self.environment = {**os.environ, "XDG_CONFIG_HOME": folder.name, "XDG_DATA_HOME": folder.name}

    def perfdeckctl(self, *arguments):
        return subprocess.run([PERFDECKCTL, *arguments], capture_output=True, text=True, timeout=60,
                              env=self.environment)

    def run_remote(self, scenario, *settings):
        with Played(scenario) as server:
            sets = [word for setting in (f"server={server}", *settings) for word in ("--set", setting)]
            return self.perfdeckctl("bench", "run", "remote-server", "--format", "csv", *sets)

    def rows(self, sql):
        done = self.perfdeckctl("query", "--db-path", self.database, "--format", "csv", sql)
        self.assertEqual(done.returncode, 0, done.stderr)
        return list(csv.reader(io.StringIO(done.stdout)))[1:]

    def test_a_remote_run(self):
        for scenario in ("completes", "polled", "drops"):
            done = self.run_remote(scenario, "models=bert,gpt2")
            self.assertEqual(done.returncode, 0, done.stderr)
            latency = {(row["model"], row["batch_size"]): round(float(row["mean"]), 9)
                       for row in csv.DictReader(io.StringIO(done.stdout)) if row["measure"] == "latency"}
            self.assertEqual(latency, {("bert", "1"): 0.0016942, ("bert", "8"): 0.0132233,
                                       ("gpt2", "1"): 0.0017931, ("gpt2", "8"): 0.0132242}, scenario)

    def test_a_remote_run_that_fails(self):
        restarted = self.run_remote("restarts", "models=bert")
        self.assertEqual(restarted.returncode, 1)
        self.assertIn("The server was restarted", restarted.stderr)
        failed = self.run_remote("fails", "models=bert")
        self.assertEqual(failed.returncode, 1)
        self.assertIn("unexpected keyword argument 'priority'", failed.stderr)

    def test_results_are_imported_once(self):
        files = [os.path.join(RESULTS, name) for name in (
            "google-benchmark.json", "hyperfine.json", "pytest-benchmark.json", "criterion", "cargo-criterion.jsonl",
            "asv", "perf-analyzer.csv", "aiperf.json", "aiperf.csv", "genai-perf.csv", "genai-perf.json",
            "trustformers-program.json", "trustformers-records.json")]
        for _ in range(2):
            done = self.perfdeckctl("import", "--db-path", self.database, *files)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("of hyperfine, 2 cells", done.stderr)
        self.assertEqual(self.rows("SELECT count(*) FROM benchmark_runs"), [["14"]], "asv has two")

    def test_bad_results_are_refused_with_their_line(self):
        bad = os.path.join(os.path.dirname(self.database), "bad.json")
        with open(bad, "w", encoding="utf-8") as file:
            file.write('{"results": [\n{"command": oops')
        done = self.perfdeckctl("import", "--db-path", self.database, bad)
        self.assertEqual(done.returncode, 1)
        self.assertIn("line 2: no JSON from here on", done.stderr)

    def test_what_was_printed_is_importable(self):
        with Played("completes") as server:
            printed = self.perfdeckctl("bench", "run", "remote-server", "--format", "json", "--set", f"server={server}",
                                       "--set", "models=bert,gpt2")
        run = os.path.join(os.path.dirname(self.database), "run.json")
        with open(run, "w", encoding="utf-8") as file:
            file.write(printed.stdout)
        done = self.perfdeckctl("import", "--db-path", self.database, run)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(json.loads(printed.stdout)["id"], done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
