#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What netdata spends on collecting this machine once a second, beside PerfDeck's tick.

Starts a private netdata (loopback only, everything in a temporary directory), waits, then reads the
processor time of its whole process tree over --seconds. With --tick PROGRAM it runs
bench_machine_tick in the same minute and prints the ratio. Prints one JSON line; exits 0 with
{"skipped": …} where netdata is not installed.
"""
import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

SETTINGS = """[global]
  run as user = {user}
[directories]
  config = {root}/etc
  cache = {root}/cache
  lib = {root}/lib
  log = {root}/log
{plugins}[db]
  mode = ram
  update every = 1
[web]
  default port = {port}
  bind to = 127.0.0.1
[plugins]
  go.d = no
  python.d = no
  charts.d = no
  statsd = no
[ml]
  enabled = no
[health]
  enabled = no
[cloud]
  enabled = no
"""


def stat_fields(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        text = file.read()
    return text[text.index("(") + 1:text.rindex(")")], text[text.rindex(")") + 1:].split()


def processor_seconds(root_pid):
    """Processor time by process name of `root_pid` and all below it, ended children included."""
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            children.setdefault(int(stat_fields(name)[1][1]), []).append(int(name))
        except OSError:
            continue  # it ended meanwhile
    tick = os.sysconf("SC_CLK_TCK")
    used, waiting = {}, [root_pid]
    while waiting:
        pid = waiting.pop()
        waiting += children.get(pid, [])
        try:
            name, fields = stat_fields(pid)
        except OSError:
            continue
        used[name] = used.get(name, 0) + sum(int(fields[i]) for i in range(11, 15)) / tick
    return used


def wait_until_ready(port, deadline):
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/info", timeout=5).read()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    sys.exit("netdata did not answer within a minute")


def measure(root, options):
    for name in ("etc", "cache", "lib", "log"):
        os.makedirs(f"{root}/{name}")
    with open(f"{root}/etc/netdata.conf", "w", encoding="utf-8") as file:
        file.write(SETTINGS.format(root=root, port=options.port, user=options.user,
                                   plugins=f"  plugins = {options.plugins}\n" if options.plugins else ""))
    with open(f"{root}/log/out", "w", encoding="utf-8") as log:
        server = subprocess.Popen([options.netdata, "-D", "-c", f"{root}/etc/netdata.conf"], stdout=log,
                                  stderr=subprocess.STDOUT, env=dict(os.environ, DO_NOT_TRACK="1"))
    try:
        wait_until_ready(options.port, time.monotonic() + 60)
        time.sleep(options.warm)
        before, start = processor_seconds(server.pid), time.monotonic()
        time.sleep(options.seconds)
        after, passed = processor_seconds(server.pid), time.monotonic() - start
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
    return {name: 1e3 * (seconds - before.get(name, 0)) / passed for name, seconds in after.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=19599)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--warm", type=float, default=15)
    parser.add_argument("--user", default="root" if os.geteuid() == 0 else os.environ.get("USER", ""))
    parser.add_argument("--netdata", default="netdata", help="program, when it is not in PATH")
    parser.add_argument("--plugins", help="its plugins.d, when it is not in the place it was built for")
    parser.add_argument("--tick", help="path of bench_machine_tick")
    options = parser.parse_args()
    if shutil.which(options.netdata) is None:
        print(json.dumps({"skipped": "netdata is not installed"}))
        return
    with tempfile.TemporaryDirectory(prefix="perfdeck-netdata-") as root:
        by_name = measure(root, options)
    result = {"netdata_cpu_ms_per_s": round(sum(by_name.values()), 2),
              "by_process": {name: round(ms, 2) for name, ms in sorted(by_name.items())}}
    if options.tick:
        line = subprocess.run([options.tick, "--processes", "0", "--ticks", "200"], check=True,
                              capture_output=True, text=True).stdout.splitlines()[0]
        tick = json.loads(line)
        result["perfdeck_cpu_ms_per_s"] = round(tick["tick_cpu_us"] / 1e3, 3)
        result["ratio"] = round(tick["tick_cpu_us"] / 1e3 / result["netdata_cpu_ms_per_s"], 4)
        result["processes"] = tick["processes"]
    print(json.dumps(result))


if __name__ == "__main__":
    main()
