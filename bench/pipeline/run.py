#!/usr/bin/env python3
"""Measures `veritally check` beside its limit (parsing and nothing else) and its peers (the same
audit in SQL), and prints figures, ratios and whether the aims are met. See bench/README.md."""
import argparse
import dataclasses
import importlib.util
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KINDS = ["few", "fifth", "skewed", "escapes"]
LARGE = 10_000_000
SMALL = 20_000  # claims of the set whose JSON report is counted


class BenchError(Exception):
    pass


@dataclasses.dataclass(frozen=True)
class ClaimSet:
    kind: str
    path: pathlib.Path
    claims: int
    groups: int
    conflicts: int
    bytes: int


@dataclasses.dataclass(frozen=True)
class Contender:
    name: str  # "parse", "check", "duckdb/pass", "duckdb/table", "sqlite"
    threads: int
    command: list
    exit_codes: tuple = (0,)
    silent: bool = False  # standard output goes nowhere: it is the report itself


@dataclasses.dataclass
class Figure:
    """What the runs of one contender on one set gave."""
    name: str
    threads: int
    runs: list = dataclasses.field(default_factory=list)
    peak_bytes: int = 0
    told: dict = dataclasses.field(default_factory=dict)  # the counts that it printed itself

    @property
    def seconds(self):
        return statistics.median(self.runs)


# ------------------------------------------------------------------ running programs

def fields_of(text):
    """{"claims": 5, ...} from the words of the form claims=5 in a program's output."""
    pairs = (word.split("=", 1) for word in text.split() if "=" in word)
    return {name: float(value) for name, value in pairs}


def run_child(contender):
    """(wall seconds, peak resident bytes, standard output) of one run."""
    output = subprocess.DEVNULL if contender.silent else subprocess.PIPE
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in contender.command], stdout=output,
                                 stderr=errors)
        text = "" if contender.silent else child.stdout.read().decode()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in contender.exit_codes:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()[-500:]
            raise BenchError(f"{contender.name} ended with {child.returncode}: {said}")
    return seconds, usage.ru_maxrss * 1024, text


def measure_once(contender, figure):
    seconds, peak, text = run_child(contender)
    told = fields_of(text)
    # The SQL scripts say how long they took without Python's start, to the peers' advantage.
    is_script = contender.command[0] == sys.executable
    figure.runs.append(told["seconds"] if is_script else seconds)
    figure.peak_bytes = max(figure.peak_bytes, peak)
    figure.told = told


def generate(options, kind, claims, folder):
    path = folder / f"{kind}-{claims}.jsonl"
    program = options.programs / "veritally-bench-generate"
    done = subprocess.run(
        [program, "--claims", str(claims), "--kind", kind, "--seed", str(options.seed),
         "--output", path], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(f"cannot generate {path.name}: {done.stderr.strip()}")
    told = fields_of(done.stderr)
    return ClaimSet(kind, path, claims, int(told["groups"]), int(told["conflicts"]),
                    int(told["bytes"]))


# ------------------------------------------------------------------ what is compared

def check_command(tool, claim_set, threads, report_format):
    # The report goes to standard output, which run_child discards: a program that writes its
    # --output by renaming must not be pointed at a device.
    return [tool, "check", "--claims", claim_set.path, "--format", report_format,
            "--threads", str(threads)]


def contenders(options, claim_set, folder):
    listing = folder / "listing.csv"
    found = []
    for threads in (1, 2):
        found.append(Contender("parse", threads, [options.programs / "veritally-bench-parse",
                                                  "--threads", str(threads), claim_set.path]))
        if options.has_tool:
            found.append(Contender("check", threads,
                                   check_command(options.tool, claim_set, threads, "text"),
                                   exit_codes=(0, 1), silent=True))
        for plan in ("pass", "table") if options.has_duckdb else ():
            found.append(Contender(f"duckdb/{plan}", threads, [
                sys.executable, HERE / "duckdb_audit.py", "--threads", str(threads),
                "--plan", plan, "--listing", listing, claim_set.path]))
    if options.has_sqlite and (claim_set.claims < LARGE or options.sqlite_large):
        found.append(Contender("sqlite", 1, [sys.executable, HERE / "sqlite_audit.py",
                                             "--listing", listing, claim_set.path]))
    return found


def measure(options, claim_set, folder):
    """Runs all contenders in turn, several rounds, so that a busy minute hits them all."""
    rivals = contenders(options, claim_set, folder)
    figures = [Figure(rival.name, rival.threads) for rival in rivals]
    for _ in range(options.runs):
        for rival, figure in zip(rivals, figures):
            measure_once(rival, figure)
    return figures


# ------------------------------------------------------------------ the truth

def conflicting_groups(report):
    """The number of groups that a JSON report of veritally finds in conflict."""
    claims = {claim["id"]: claim for claim in report["claims"]}
    groups = set()
    for finding in report["findings"]:
        if finding["rule"] in ("conflict/between", "conflict/within"):
            claim = claims[finding["claims"][0]]
            groups.add(json.dumps([claim["subject"], claim["measure"], claim["period"]],
                                  sort_keys=True))
    return len(groups)


def check_tool_against_truth(options, kind, folder):
    """One line of problem, or None. Uses a small set, whose JSON report is quick to read."""
    small = generate(options, kind, SMALL, folder)
    contender = Contender("check", 1, check_command(options.tool, small, 1, "json"), (0, 1))
    found = conflicting_groups(json.loads(run_child(contender)[2]))
    small.path.unlink()
    if found != small.conflicts:
        return f"{kind}, {SMALL:,} claims: veritally found {found} groups in conflict, " \
               f"there are {small.conflicts}"
    return None


def wrong_counts(claim_set, figures):
    truth = {"claims": claim_set.claims, "groups": claim_set.groups,
             "conflicts": claim_set.conflicts}
    return [f"{claim_set.kind}, {claim_set.claims:,} claims: {figure.name} counted "
            f"{figure.told[name]:.0f} {name}, there are {count}"
            for figure in figures for name, count in truth.items()
            if figure.told.get(name, count) != count]


# ------------------------------------------------------------------ ratios and aims

@dataclasses.dataclass(frozen=True)
class Ratio:
    name: str
    value: float
    aim: float
    at_most: bool

    @property
    def met(self):
        return self.value <= self.aim if self.at_most else self.value >= self.aim


def best(figures, name, threads, quantity):
    """The lowest figure among the contenders whose name begins so, or None."""
    values = [quantity(figure) for figure in figures
              if figure.name.split("/")[0] == name and figure.threads == threads]
    return min(values, default=None)


def ratios(claim_set, figures):
    def seconds(name, threads):
        return best(figures, name, threads, lambda figure: figure.seconds)

    def peak(name, threads):
        return best(figures, name, threads, lambda figure: figure.peak_bytes)

    duckdb_aim = 4 if claim_set.claims >= LARGE else 5
    wanted = []
    for threads in (1, 2):
        check, tag = seconds("check", threads), f"at {threads} thread{'s' * (threads > 1)}"
        wanted += [
            (f"check / parse-only {tag}", check, seconds("parse", threads), 1.75, True),
            (f"DuckDB / check {tag}", seconds("duckdb", threads), check, duckdb_aim, False),
            (f"check's / DuckDB's peak memory {tag}", peak("check", threads),
             peak("duckdb", threads), 0.6, True)]
    wanted.append(("SQLite / check at 1 thread", seconds("sqlite", 1), seconds("check", 1),
                   15, False))
    wanted.append(("check at 1 / at 2 threads", seconds("check", 1), seconds("check", 2),
                   1.6, False))
    return [Ratio(name, above / below, aim, at_most)
            for name, above, below, aim, at_most in wanted if above and below]


# ------------------------------------------------------------------ printing

def print_figures(claim_set, figures):
    print(f"\n{claim_set.kind}: {claim_set.claims:,} claims, {claim_set.bytes / 1e6:,.0f} MB, "
          f"{claim_set.groups:,} groups, {claim_set.conflicts:,} in conflict")
    print(f"  {'':13} {'threads':>7} {'seconds':>9} {'claims/s':>12} {'GB/s':>6} "
          f"{'peak MB':>8} {'bytes/claim':>11}")
    for figure in sorted(figures, key=lambda figure: figure.threads):
        print(f"  {figure.name:13} {figure.threads:7} {figure.seconds:9.3f} "
              f"{claim_set.claims / figure.seconds:12,.0f} "
              f"{claim_set.bytes / figure.seconds / 1e9:6.2f} {figure.peak_bytes / 1e6:8,.0f} "
              f"{figure.peak_bytes / claim_set.claims:11.1f}")


def print_ratios(found):
    for ratio in found:
        print(f"  {ratio.name:45} {ratio.value:7.2f}   aim {'<=' if ratio.at_most else '>='} "
              f"{ratio.aim:<5} {'met' if ratio.met else 'MISSED'}", flush=True)


def as_json(claim_set, figures, found):
    return {
        "kind": claim_set.kind, "claims": claim_set.claims, "bytes": claim_set.bytes,
        "groups": claim_set.groups, "conflicts": claim_set.conflicts,
        "figures": [{"name": figure.name, "threads": figure.threads, "seconds": figure.seconds,
                     "runs": figure.runs, "peak_bytes": figure.peak_bytes,
                     "told": figure.told} for figure in figures],
        "ratios": [dataclasses.asdict(ratio) | {"met": ratio.met} for ratio in found]}


# ------------------------------------------------------------------ the program

def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--tool", type=pathlib.Path, default=ROOT / "build/release/bin/veritally")
    add("--programs", type=pathlib.Path, default=ROOT / "build/release/bench",
        help="folder of veritally-bench-generate and veritally-bench-parse")
    add("--full", action="store_true", help="all four kinds, at 1 and at 10 million claims")
    add("--set", action="append", metavar="KIND:CLAIMS", help="this set only (repeatable)")
    add("--runs", type=int, default=3, help="rounds; the median counts")
    add("--seed", type=int, default=1)
    add("--sqlite-large", action="store_true", help="SQLite on 10 million claims too (minutes)")
    add("--no-sqlite", action="store_true")
    add("--data", type=pathlib.Path, help="folder for the claim sets (default: a temporary one)")
    add("--keep", action="store_true", help="do not remove the claim sets")
    add("--json", type=pathlib.Path, metavar="FILE", help="write the figures there")
    add("--strict", action="store_true", help="exit code 1 when an aim is missed")
    options = parser.parse_args()
    options.sets = [("few", 1_000_000), ("fifth", 1_000_000)]
    if options.full:
        options.sets = [(kind, claims) for claims in (1_000_000, LARGE) for kind in KINDS]
    if options.set:
        try:
            options.sets = [(kind, int(float(claims)))
                            for kind, claims in (text.split(":") for text in options.set)]
        except ValueError:
            parser.error("--set wants KIND:CLAIMS, for example few:1e6")
    return options


def look_for_programs(options):
    options.has_tool = shutil.which(options.tool) is not None
    options.has_duckdb = importlib.util.find_spec("duckdb") is not None
    options.has_sqlite = not options.no_sqlite and importlib.util.find_spec("sqlite3") is not None
    if shutil.which(options.programs / "veritally-bench-parse") is None:
        raise BenchError("veritally-bench-parse is not built: configure with VERITALLY_BENCH=ON")
    if not options.has_tool:
        print("veritally is not built: its rows and the ratios are left out")
    if not options.has_duckdb:
        print("DuckDB is not installed (pip install duckdb): its rows are left out")
    if not options.has_sqlite:
        print("SQLite is left out")
    elif not options.sqlite_large and any(claims >= LARGE for _, claims in options.sets):
        print("SQLite is left out at 10 million claims (--sqlite-large includes it)")
    if os.getloadavg()[0] > 0.5:
        print(f"the machine is busy (load {os.getloadavg()[0]:.1f}): distrust the figures, those "
              "at 2 threads most")


def bench(options, folder):
    """Measures all sets; returns what --json writes and the lines about wrong counts."""
    results, problems = [], []
    for kind, claims in options.sets:
        claim_set = generate(options, kind, claims, folder)
        try:
            figures = measure(options, claim_set, folder)
        finally:
            if not options.keep:
                claim_set.path.unlink()
        found = ratios(claim_set, figures)
        print_figures(claim_set, figures)
        print_ratios(found)
        problems += wrong_counts(claim_set, figures)
        results.append(as_json(claim_set, figures, found))
    for kind in dict.fromkeys(kind for kind, _ in options.sets) if options.has_tool else ():
        problem = check_tool_against_truth(options, kind, folder)
        problems += [problem] if problem else []
    return results, problems


def main():
    options = parse_arguments()
    base = options.data
    if base:
        base.mkdir(parents=True, exist_ok=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="veritally-bench-", dir=base))
    try:
        look_for_programs(options)
        results, problems = bench(options, folder)
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    for problem in problems:
        print(f"WRONG COUNT: {problem}")
    if not problems:
        print("\nall counts agree with the generator's")
    if options.json:
        options.json.write_text(json.dumps({"sets": results, "problems": problems}, indent=1))
    missed = any(not ratio["met"] for result in results for ratio in result["ratios"])
    return 1 if problems or (options.strict and missed) else 0


if __name__ == "__main__":
    sys.exit(main())
