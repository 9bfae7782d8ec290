#!/usr/bin/env python3
"""Measures `veritally extract` on articles beside RE2 scanning them for one number pattern, and
beside its peers from npm, and prints figures, ratios and whether the aims are met. See
bench/README.md."""
import argparse
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from run import (ROOT, BenchError, Contender, Figure, Ratio, fields_of, measure_once,
                 print_ratios)

HERE = pathlib.Path(__file__).resolve().parent

# One sentence in so many states quantities.
KINDS = {"sparse": 20, "dense": 3}
# What each peer reads of the articles: enough to see its pace.
PEERS = {"compromise": 60_000, "wink-nlp": 200_000, "recognizers-text-suite": 6_000}


@dataclasses.dataclass(frozen=True)
class Articles:
    kind: str
    files: list
    bytes: int


def generate(options, kind, folder):
    folder.mkdir()
    done = subprocess.run(
        [options.programs / "veritally-bench-text", "--every", str(KINDS[kind]), "--bytes",
         str(options.bytes), "--seed", str(options.seed), "--output", folder],
        stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(f"cannot generate articles: {done.stderr.strip()}")
    return Articles(kind, sorted(folder.iterdir()), int(fields_of(done.stderr)["bytes"]))


def contenders(options, articles):
    found = []
    for threads in (1, 2):
        found += [
            Contender("re2", threads, [options.programs / "veritally-bench-scan", "--threads",
                                       str(threads), *articles.files]),
            Contender("extract", threads, [options.tool, "extract", "--threads", str(threads),
                                           *articles.files], silent=True)]
    return found


def measure(options, articles):
    """All contenders in turn, several rounds. RE2 tells how long it scanned; extract's seconds are
    those of the process, start and output included."""
    rivals = contenders(options, articles)
    figures = [Figure(rival.name, rival.threads) for rival in rivals]
    for _ in range(options.runs):
        for rival, figure in zip(rivals, figures):
            measure_once(rival, figure)
            if rival.name == "re2":
                figure.runs[-1] = figure.told["seconds"]
    return figures


def measure_peer(options, name, articles):
    """The figure of an npm package, or None where it or node is missing."""
    contender = Contender(name, 1, ["node", HERE / "peers.cjs", options.modules, name,
                                    str(PEERS[name]), *articles.files], exit_codes=(0, 3))
    figure = Figure(name, 1)
    measure_once(contender, figure)
    if "seconds" not in figure.told:
        print(f"{name} is not installed: its row is left out (npm install --prefix "
              f"{options.modules} {name}; see bench/README.md)")
        return None
    figure.runs[-1] = figure.told["seconds"]
    return figure


# ------------------------------------------------------------------ ratios and printing

def pace(articles, figure):
    """MB/s."""
    return figure.told.get("bytes", articles.bytes) / figure.seconds / 1e6


def ratios(articles, figures, peers):
    of = {(figure.name, figure.threads): figure for figure in figures}
    found = []
    for threads in (1, 2):
        tag = f"at {threads} thread{'s' * (threads > 1)}"
        extract, re2 = of["extract", threads], of["re2", threads]
        found += [Ratio(f"extract's / RE2's speed {tag}",
                        pace(articles, extract) / pace(articles, re2), 0.33, False),
                  Ratio(f"peak memory / input {tag}", extract.peak_bytes / articles.bytes, 4, True)]
    found.append(Ratio("extract at 1 / at 2 threads",
                       of["extract", 1].seconds / of["extract", 2].seconds, 1.8, False))
    for peer in peers:
        aim = 5000 if peer.name.startswith("recognizers") else 1
        found.append(Ratio(f"extract's / {peer.name}'s speed",
                           pace(articles, of["extract", 1]) / pace(articles, peer), aim, False))
    return found


def print_figures(articles, figures):
    print(f"\n{articles.kind}: {len(articles.files):,} articles, {articles.bytes / 1e6:,.1f} MB, "
          f"quantities in one sentence of {KINDS[articles.kind]}")
    print(f"  {'':24} {'threads':>7} {'seconds':>9} {'MB/s':>9} {'peak MB':>8}")
    for figure in sorted(figures, key=lambda figure: figure.threads):
        print(f"  {figure.name:24} {figure.threads:7} {figure.seconds:9.3f} "
              f"{pace(articles, figure):9.3f} {figure.peak_bytes / 1e6:8,.0f}")


def as_json(articles, figures, found):
    return {"kind": articles.kind, "bytes": articles.bytes,
            "figures": [{"name": figure.name, "threads": figure.threads,
                         "seconds": figure.seconds, "runs": figure.runs,
                         "mb_per_second": pace(articles, figure),
                         "peak_bytes": figure.peak_bytes} for figure in figures],
            "ratios": [dataclasses.asdict(ratio) | {"met": ratio.met} for ratio in found]}


# ------------------------------------------------------------------ the program

def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--tool", type=pathlib.Path, default=ROOT / "build/release/bin/veritally")
    add("--programs", type=pathlib.Path, default=ROOT / "build/release/bench",
        help="folder of veritally-bench-text and veritally-bench-scan")
    add("--modules", type=pathlib.Path, default=ROOT / "build/npm",
        help="folder in whose node_modules the npm packages are")
    add("--kind", action="append", choices=KINDS, help="these articles only (repeatable)")
    add("--bytes", type=int, default=16_000_000, help="of all articles of a kind")
    add("--runs", type=int, default=3, help="rounds; the median counts")
    add("--seed", type=int, default=1)
    add("--no-peers", action="store_true")
    add("--json", type=pathlib.Path, metavar="FILE", help="write the figures there")
    add("--strict", action="store_true", help="exit code 1 when an aim is missed")
    return parser.parse_args()


def bench(options, folder):
    results = []
    has_peers = not options.no_peers and shutil.which("node") is not None
    if not has_peers:
        print("the npm packages are left out" if options.no_peers else
              "node is not installed: the npm packages are left out")
    for kind in options.kind or KINDS:
        articles = generate(options, kind, folder / kind)
        figures = measure(options, articles)
        measured = [measure_peer(options, name, articles) for name in PEERS] if has_peers else []
        peers = [figure for figure in measured if figure]
        found = ratios(articles, figures, peers)
        print_figures(articles, figures + peers)
        print_ratios(found)
        results.append(as_json(articles, figures + peers, found))
    return results


def main():
    options = parse_arguments()
    if os.getloadavg()[0] > 0.5:
        print(f"the machine is busy (load {os.getloadavg()[0]:.1f}): distrust the figures")
    with tempfile.TemporaryDirectory(prefix="veritally-bench-") as folder:
        try:
            results = bench(options, pathlib.Path(folder))
        except (BenchError, OSError) as error:
            print(f"bench: {error}", file=sys.stderr)
            return 2
    if options.json:
        options.json.write_text(json.dumps({"articles": results}, indent=1))
    missed = any(not ratio["met"] for result in results for ratio in result["ratios"])
    return 1 if options.strict and missed else 0


if __name__ == "__main__":
    sys.exit(main())
