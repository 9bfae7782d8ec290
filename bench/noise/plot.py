#!/usr/bin/env python3
"""Draws docs/noise.svg from the counts that run.py wrote. Needs matplotlib. See bench/README.md."""
import argparse
import csv
import pathlib

import matplotlib
from matplotlib import pyplot

from run import HERE, shares

USUAL = {"form": "claims", "errors": 0.2, "size": 30.0, "reworded": 0.5, "copiers": 0.0}
COLOURS = {3.0: "#d95f02", 30.0: "#1b9e77", 300.0: "#7570b3"}
CONSENSUS, SUPPORT, VOTES, TEXTS = "#1b9e77", "#7570b3", "#d95f02", "#e7298a"


def read_figures(path):
    figures = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            numbers = {name: float(value) for name, value in row.items() if name != "form"}
            figures.append({"form": row["form"]} | numbers | shares(numbers))
    return figures


def curve(figures, x, y, **setting):
    """(xs, ys) of the figures that differ from the usual setting in x and what is given alone."""
    wanted = USUAL | setting
    points = sorted((figure[x], figure[y]) for figure in figures
                    if all(figure[name] == value for name, value in wanted.items() if name != x)
                    and figure[y] is not None)
    return [point[0] for point in points], [point[1] for point in points]


def conflicts_by_errors(axes, figures):
    for size, colour in COLOURS.items():
        told = f"errors of about {size:.0f} units of the last digit"
        for y, style in (("recall", "-"), ("findable", ":"), ("precision", "--")):
            xs, ys = curve(figures, "errors", y, size=size)
            begin = xs.index(0.05)  # nothing is wrong before
            axes.plot(xs[begin:], ys[begin:], style, color=colour, label=told if y == "recall" else None)
    for y, style in (("recall of wrong figures", "-"), ("of which words exclude a right one", ":"),
                     ("precision of findings", "--")):
        axes.plot([], [], style, color="black", label=y)
    axes.set(title="Conflicts found", xlabel="share of their figures that sources misstate",
             ylabel="precision, recall")


def conflicts_by_rewording(axes, figures):
    for y, style, told in (("recall", "-", "recall of wrong figures"),
                           ("findable", ":", "of which words exclude a right one"),
                           ("precision", "--", "precision of findings")):
        axes.plot(*curve(figures, "reworded", y), style, color=COLOURS[30.0], label=told)
    axes.set(title="Conflicts found, a fifth of the figures misstated",
             xlabel="share of statements rounded, hedged or in another unit or currency",
             ylabel="precision, recall")


def right_values(axes, figures, copiers, title):
    for y, colour, told in (("consensus", CONSENSUS, "consensus of the report"),
                            ("support", SUPPORT, "value that most words allow"),
                            ("votes", VOTES, "value that most sources state")):
        axes.plot(*curve(figures, "errors", y, copiers=copiers), color=colour, label=told)
    axes.plot(*curve(figures, "errors", "consensus", copiers=copiers, form="texts"), "--", color=TEXTS,
              label="consensus, where sources are texts")
    axes.set(title=title, xlabel="share of their figures that sources misstate",
             ylabel="share of things with the right value")


def draw(figures):
    matplotlib.rcParams.update({"font.size": 9, "svg.hashsalt": "noise", "svg.fonttype": "none",
                                "font.family": "sans-serif", "axes.titlesize": 10})
    figure, axes = pyplot.subplots(2, 2, figsize=(10, 7.6), layout="constrained")
    conflicts_by_errors(axes[0][0], figures)
    conflicts_by_rewording(axes[0][1], figures)
    right_values(axes[1][0], figures, 0.0, "Value taken as most likely, nine sources of their own")
    right_values(axes[1][1], figures, 4.0, "The same, four of nine sources copy a fifth")
    for one in axes.flat:
        one.grid(color="#dddddd")
        one.set_axisbelow(True)
        one.legend(loc="lower left", fontsize=8)
    for one in axes[0]:
        one.set_ylim(0.65, 1.01)
    for one in axes[1]:
        one.set_ylim(0.4, 1.02)
    return figure


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--csv", type=pathlib.Path, default=HERE / "figures.csv")
    parser.add_argument("--output", type=pathlib.Path, default=HERE.parent.parent / "docs/noise.svg")
    options = parser.parse_args()
    # Without the date, the same figures give the same bytes.
    metadata = {"Date": None} if options.output.suffix == ".svg" else None
    draw(read_figures(options.csv)).savefig(options.output, metadata=metadata, dpi=110)


if __name__ == "__main__":
    main()
