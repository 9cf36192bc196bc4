#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start and footprint of the window beside a minimal QtCharts window, in turns, in one run.

  measure_startup.py BIN [--runs 9] [--history-mb 0] [--seconds 20] [--series 200]

Prints milliseconds to the first painted frame (warm, and cold: program and libraries dropped from the page
cache), processor milliseconds to that frame, PSS, and the processor share of the running window, visible and
minimised, while it polls an endpoint of SERIES series every second beside this machine. Offscreen unless
QT_QPA_PLATFORM says otherwise. Linux only."""
import argparse, http.server, json, os, random, shutil, statistics, subprocess, sys, tempfile, threading, time

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_ms(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS * 1e3


def pss_mb(pid):
    for line in open(f"/proc/{pid}/smaps_rollup"):
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def evict(program):
    listing = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    files = [program] + [word for line in listing.splitlines() for word in line.split() if word.startswith("/")]
    for path in files:
        try:
            handle = os.open(os.path.realpath(path), os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)
        except OSError:
            pass


class Program:
    def __init__(self, command, environment):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        line = ""
        while not line.startswith("first_paint_ms"):
            line = self.process.stdout.readline()
            if not line:
                sys.exit(f"{command[0]} ended before it painted")
        self.paint_ms = float(line.split()[1])
        self.cpu_ms = cpu_ms(self.process.pid)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def starts(commands, environment, runs, cold):
    results = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            if cold:
                evict(command[0])
            program = Program(command, environment)
            results[name].append((program.paint_ms, program.cpu_ms))
            program.stop()
    return {name: {"paint_ms": round(statistics.median(r[0] for r in rows), 1), "least_ms": round(min(r[0] for r in rows), 1),
                   "cpu_ms": round(statistics.median(r[1] for r in rows), 1)} for name, rows in results.items()}


class Page(http.server.BaseHTTPRequestHandler):
    series = 200

    def do_GET(self):
        body = "# TYPE gauge gauge\n" + "".join(f'gauge{{n="{n}"}} {random.random() * 100:.2f}\n' for n in range(self.series))
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def running(command, environment, seconds, settle=6):
    program = Program(command, environment)
    time.sleep(settle)
    before, start = cpu_ms(program.process.pid), time.monotonic()
    time.sleep(seconds)
    share = (cpu_ms(program.process.pid) - before) / (time.monotonic() - start) / 10
    pss = pss_mb(program.process.pid)
    program.stop()
    return {"cpu_percent": round(share, 2), "pss_mb": round(pss, 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--history-mb", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--series", type=int, default=200)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="perfdeck-startup-")
    environment = dict(os.environ, XDG_CONFIG_HOME=f"{folder}/config", XDG_DATA_HOME=f"{folder}/data", XDG_RUNTIME_DIR=folder)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chmod(folder, 0o700)
    database = f"{folder}/history.db"
    if options.history_mb:  # about 7.5 bytes a sample of noise, 86,400 samples a series
        count = max(1, options.history_mb * 1_000_000 // (86_400 * 15 // 2))
        subprocess.run([f"{options.bin}/make_history", database, str(count), "86400"], check=True)
    perfdeck = [f"{options.bin}/perfdeck", "--db-path", database, "--print-first-paint"]
    commands = {"perfdeck": perfdeck, "minimal QtCharts window": [f"{options.bin}/startup_peer"]}
    Page.series = options.series
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    polling = perfdeck + ["--endpoint", f"bench=http://127.0.0.1:{server.server_port}/metrics", "--update-interval", "1"]
    try:
        report = {"history_mb": round(os.path.getsize(database) / 1e6, 1) if os.path.exists(database) else 0,
                  "warm": starts(commands, environment, options.runs, False), "cold": starts(commands, environment, options.runs, True),
                  "visible": running(polling, environment, options.seconds),
                  "minimised": running(polling + ["--start-minimised"], environment, options.seconds)}
        for phase in ("warm", "cold"):
            mine, peer = report[phase].values()
            report[phase]["ratio"] = round(mine["paint_ms"] / peer["paint_ms"], 2)
        print(json.dumps(report, indent=2))
    finally:
        server.shutdown()
        shutil.rmtree(folder)


main()
