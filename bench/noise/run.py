#!/usr/bin/env python3
"""Measures how well `veritally check` finds the conflicts of invented corpora, and what is right
where sources differ, as the noise grows. Prints a line a setting and writes all counts as CSV, from
which plot.py draws. See bench/README.md."""
import argparse
import collections
import csv
import dataclasses
import pathlib
import sys
from fractions import Fraction

import corpus as corpora
import measure

HERE = pathlib.Path(__file__).resolve().parent
ERRORS = [Fraction(n, 100) for n in (0, 5, 10, 20, 30, 40, 50)]
SIZES = (3, 30, 300)
REWORDED = [Fraction(n, 4) for n in range(5)]
SETTING = ("form", "errors", "size", "reworded", "copiers")


def settings():
    """(form, noise) of all that is measured; every curve of the plot takes some of them."""
    usual = corpora.Noise()
    found = []
    for errors in ERRORS:
        found += [("claims", dataclasses.replace(usual, errors=errors, size=size)) for size in SIZES]
        for form in ("claims", "texts"):
            found.append((form, dataclasses.replace(usual, errors=errors, copiers=4)))
        found.append(("texts", dataclasses.replace(usual, errors=errors)))
    found += [("claims", dataclasses.replace(usual, reworded=reworded)) for reworded in REWORDED]
    return list(dict.fromkeys(found))


def share(part, whole):
    return part / whole if whole else None


def shares(counts):
    return {"precision": share(counts["real"], counts["findings"]),
            "recall": share(counts["found"], counts["wrong_beside_right"]),
            "findable": share(counts["findable"], counts["wrong_beside_right"]),
            "consensus": share(counts["consensus"], counts["things"]),
            "support": share(counts["support"], counts["things"]),
            "votes": share(counts["votes"], counts["things"])}


def counts_of(tool, form, noise, seeds):
    counts = collections.Counter()
    for seed in range(1, seeds + 1):
        counts.update(measure.measure(tool, noise, seed, form))
    return counts


def print_row(cells):
    print("".join(f"{cell:>10}" for cell in cells), flush=True)


def run(options):
    with options.csv.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        for number, (form, noise) in enumerate(settings()):
            counts = counts_of(options.tool, form, noise, options.seeds)
            setting = [form, *(float(getattr(noise, name)) for name in SETTING[1:])]
            if number == 0:
                out.writerow([*SETTING, *counts])
                print_row([*SETTING, *shares(counts)])
            out.writerow([*setting, *counts.values()])
            print_row([f"{cell:g}" if isinstance(cell, float) else cell for cell in setting] +
                      ["-" if value is None else f"{value:.3f}" for value in shares(counts).values()])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", type=pathlib.Path,
                        default=HERE.parent.parent / "build/release/bin/veritally")
    parser.add_argument("--seeds", type=int, default=5, help="corpora of each setting (default 5)")
    parser.add_argument("--csv", type=pathlib.Path, default=HERE / "figures.csv")
    options = parser.parse_args()
    options.tool = options.tool.resolve()
    try:
        run(options)
    except (OSError, measure.MeasureError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
