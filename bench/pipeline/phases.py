#!/usr/bin/env python3
"""Measures the phases of `veritally check` on a claim set of many sources: what aligning claims and
looking for conflicts takes beside reading them, and the memory beside the claim table. See
bench/README.md."""
import argparse
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile

from run import (ROOT, BenchError, Contender, Ratio, check_tool_against_truth, fields_of, generate,
                 print_ratios, run_child)

PHASE = re.compile(r"phase (\w+): (.*)")
READ = re.compile(r"(\d+) claims read, (\d+) bytes in rows")


def run_check(tool, claim_set, threads):
    """({phase: {"cpu", "wall", "peak"}}, bytes of the claim table) of one run."""
    done = subprocess.run([tool, "check", "--claims", claim_set.path, "--threads", str(threads), "--verbose"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        raise BenchError(f"check ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    read = READ.search(done.stderr)
    if read is None or int(read[1]) != claim_set.claims:
        raise BenchError(f"check read {read and read[1]} claims of {claim_set.claims}")
    return {name: fields_of(fields) for name, fields in PHASE.findall(done.stderr)}, int(read[2])


def parse_seconds(options, claim_set):
    """Processor time of parsing the same file and nothing else."""
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    contender = Contender("parse", 1, [options.programs / "veritally-bench-parse", claim_set.path])
    seconds = []
    for _ in range(options.runs):
        before = used()
        run_child(contender)
        seconds.append(used() - before)
    return statistics.median(seconds)


def measure(options, folder):
    if problem := check_tool_against_truth(options, "sources", folder):
        raise BenchError(problem)
    claim_set = generate(options, "sources", options.claims, folder)
    parse = parse_seconds(options, claim_set)
    runs = [run_check(options.tool, claim_set, options.threads) for _ in range(options.runs)]
    claim_set.path.unlink()
    table = runs[0][1]
    cpu = {name: statistics.median(run[0][name]["cpu"] for run in runs) for name in runs[0][0]}
    peak = max(phase["peak"] for run in runs for phase in run[0].values())
    print(f"{claim_set.claims:,} claims of 1,000 sources, {claim_set.bytes / 1e6:,.0f} MB, "
          f"{claim_set.groups:,} groups, {claim_set.conflicts:,} in conflict")
    print(f"  {'parsing and nothing else':45} {parse:7.2f} s of processor time")
    for name, seconds in cpu.items():
        print(f"  {name:45} {seconds:7.2f} s of processor time, "
              f"{max(run[0][name]['peak'] for run in runs) / 1e6:,.0f} MB so far")
    for what, size in (("claim table", table), ("peak memory", peak)):
        print(f"  {what:45} {size / claim_set.claims:7.1f} bytes a claim")
    search = cpu["aligning"] + cpu["checking"]
    return [Ratio("(aligning + checking) / reading", search / cpu["reading"], 1, True),
            Ratio("(aligning + checking) / parsing and nothing else", search / parse, 1, True),
            Ratio("bytes a claim beyond the claim table", (peak - table) / claim_set.claims, 32, True)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--tool", type=pathlib.Path, default=ROOT / "build/release/bin/veritally")
    add("--programs", type=pathlib.Path, default=ROOT / "build/release/bench",
        help="folder of veritally-bench-generate and veritally-bench-parse")
    add("--claims", type=lambda text: int(float(text)), default=10_000_000)
    add("--threads", type=int, default=1)
    add("--runs", type=int, default=3, help="runs; the median counts")
    add("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="veritally-bench-") as folder:
            print_ratios(measure(options, pathlib.Path(folder)))
    except (OSError, BenchError) as error:
        print(f"phases.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
