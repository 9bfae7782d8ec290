#!/usr/bin/env python3
"""Runs the case files of the rules, and prints each rule's precision and recall.

Usage: run_cases.py PROGRAM

tests/cases/<family>/<rule>.jsonl has a case a line:

    {"name": "...", "finding": true, "verdict": "inconsistent", "of": ["a", "b"], "claims": [...]}

`finding`: whether the rule must report one. `verdict` and `of`: some check of the rule must have
that verdict and list at least these claims; null: the rule must leave no check at all. The claims
are about X's revenue in the document `d` unless they say otherwise. `severity`, where it is given,
is that of the finding.

A case of a text has `text`, a draft, instead of `claims` or beside them, and may have `source` (the
text of a source), `source_path`, `format` ("markdown" unless it says otherwise), `language` and
`date`. Its `of` lists the words of claims or labels. The text must hold a quantity, or there is nothing to check.

A normaliser reports nothing. Its cases are claims that conflict/within holds against each other
only under their canonical names: most positive ones must fall silent without normalisers. Units are
the exception, since rules convert between the names of one unit as between any two.

The rules of the family `pack` are declared in tests/cases/pack/*.toml, one of each kind.

Besides its own cases a rule must report no finding on the negative cases of all other rules.
"""

import collections
import json
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
DEFAULTS = {"document": "d", "subject": ["X"], "measure": "revenue"}
LEAST = 10  # positive and negative cases of each rule
NORMALISER_SPEAKS_THROUGH = "conflict/within"
OFF = ("evidence/single-source",)  # rules that run only when asked for, and have cases


def read_cases():
    cases = []
    for file in sorted(FOLDER.glob("*/*.jsonl")):
        rule = f"{file.parent.name}/{file.stem}"
        for number, line in enumerate(file.read_text().splitlines(), 1):
            case = json.loads(line)
            case["rule"] = rule
            case["reporter"] = rule
            if rule.startswith("normalise/"):
                case["reporter"] = NORMALISER_SPEAKS_THROUGH
            case["place"] = f"{file.relative_to(FOLDER)}:{number}"
            case["claims"] = [dict(DEFAULTS, **claim) for claim in case.get("claims", [])]
            case["documents"] = documents_of(case)
            cases.append(case)
    return cases


def documents_of(case):
    about = {key: case[key] for key in ("language", "date") if key in case}
    about["format"] = case.get("format", "markdown")
    paths = {"text": "draft", "source": case.get("source_path", "source")}
    return [dict(about, path=paths[key], role=role, text=case[key])
            for key, role in (("text", "draft"), ("source", "source")) if key in case]


def audit(program, cases, *arguments):
    """The reports of all cases, from one worker."""
    bundles = "".join(json.dumps({"id": case["place"], "claims": case["claims"],
                                  "documents": case["documents"]}) + "\n"
                      for case in cases)
    asked = [word for rule in OFF for word in ("--select", rule)]
    packs = ["--plugin", FOLDER / "pack"]
    done = subprocess.run([program, "check", "--jsonl", *packs, *asked, *arguments], input=bundles,
                          text=True, stdout=subprocess.PIPE, check=True, timeout=600)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    for case, report in zip(cases, reports, strict=True):
        assert report["id"] == case["place"], (report["id"], case["place"])
        if "error" in report:
            sys.exit(f"{case['place']}: the case cannot be read: {report['error']}")
        if report["incidents"]:
            sys.exit(f"{case['place']}: {report['incidents']}")
    return reports


def covered(case, report, check):
    """What a check is about: ids of claims, and the words of claims and labels."""
    texts = {each["path"]: each["text"].encode() for each in case["documents"]}
    words = {claim["id"]: claim["text"] for claim in report["claims"]}
    about = set(check["claims"]) | {words[each] for each in check["claims"]}
    for label in check.get("labels", []):
        if label["document"] in texts:
            about.add(texts[label["document"]][label["begin"]:label["end"]].decode())
    return about


def is_as_expected(case, report):
    checks = [each for each in report["checks"] if each["rule"] == case["reporter"]]
    if case["verdict"] is None:
        return not checks
    severities = {each["severity"] for each in report["findings"]
                  if each["rule"] == case["reporter"]}
    if "severity" in case and severities != {case["severity"]}:
        return False
    return any(each["verdict"] == case["verdict"] and
               set(case["of"]) <= covered(case, report, each)
               for each in checks)


def main():
    program = sys.argv[1]
    cases = read_cases()
    reports = audit(program, cases)
    wrong = []
    count = collections.defaultdict(collections.Counter)
    for case, report in zip(cases, reports):
        tally = count[case["rule"]]
        found = any(each["rule"] == case["reporter"] for each in report["findings"])
        tally["positive" if case["finding"] else "negative"] += 1
        tally[("true" if case["finding"] else "false") if found else
              ("missed" if case["finding"] else "silent")] += 1
        if found != case["finding"] or not is_as_expected(case, report):
            seen = [(each["rule"], each["verdict"], each["claims"], each["working"])
                    for each in report["checks"]]
            wrong.append(f"{case['place']}: {case['name']}: expected {case['verdict']} of "
                         f"{case['of']}, finding: {case['finding']}; checks: {seen}")
        if not case["finding"]:
            for each in report["findings"]:
                if each["rule"] != case["reporter"]:
                    count[each["rule"]]["false"] += 1
                    wrong.append(f"{case['place']}: {case['name']}: {each['rule']} reports: "
                                 f"{each['message']}")
    for rule in ("normalise/names", "normalise/currencies"):
        own = [case for case in cases if case["rule"] == rule and case["finding"]]
        idle = sum(any(each["rule"] == NORMALISER_SPEAKS_THROUGH for each in report["findings"])
                   for report in audit(program, own, "--ignore", "normalise/*"))
        # Most positives must need a normaliser, or the file tests something else.
        if idle > len(own) // 2:
            wrong.append(f"{rule}: {idle} of {len(own)} positive cases need no normaliser")
    print(f"{'RULE':24}{'POSITIVE':>9}{'NEGATIVE':>9}{'PRECISION':>11}{'RECALL':>8}")
    for rule, tally in sorted(count.items()):
        reported = tally["true"] + tally["false"]
        precision = tally["true"] / reported if reported else 0
        recall = tally["true"] / tally["positive"] if tally["positive"] else 0
        print(f"{rule:24}{tally['positive']:9}{tally['negative']:9}{precision:11.3f}{recall:8.3f}")
        for kind in ("positive", "negative"):
            if tally[kind] < LEAST:
                wrong.append(f"{rule} has {tally[kind]} {kind} cases, under {LEAST}")
    for line in wrong:
        print(line)
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
