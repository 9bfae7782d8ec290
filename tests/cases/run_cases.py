#!/usr/bin/env python3
"""Runs the case files of the rules, and prints each rule's precision and recall.

Usage: run_cases.py PROGRAM

What is measured must be what measured.json says, from which the pages of docs/rules/ are made. To
accept what is measured now, after reading the difference: VERITALLY_UPDATE_GOLDEN=1, and then
tools/generate_rule_docs.

tests/cases/<family>/<rule>.jsonl has a case a line:

    {"name": "...", "finding": true, "verdict": "inconsistent", "of": ["a", "b"], "claims": [...]}

`finding`: whether the rule must report one. `verdict` and `of`: some check of the rule must have
that verdict and list at least these claims; null: the rule must leave no check at all; left out: it
may leave any that is no finding. The claims are about X's revenue in the document `d` unless they
say otherwise. `severity`, where it is given, is that of the finding. `mistaken`: the program is
known to judge the case wrongly, by missing what it must find or by a false alarm; the case counts
against the rule, and fails once it is judged rightly, so that the mark is taken away.

A case of a text has `text`, a draft, instead of `claims` or beside them, and may have `source` (the
text of a source), `source_path`, `source_format`, `format` ("markdown" unless they say otherwise),
`language` and `date`. Its `of` lists the words of claims or labels. The text must hold a quantity, or there is nothing to check.

A normaliser reports nothing. Its cases are claims that conflict/within holds against each other
only under their canonical names: most positive ones must fall silent without normalisers. Units are
the exception, since rules convert between the names of one unit as between any two.

The rules of the family `pack` are declared in tests/cases/pack/*.toml, one of each kind.

Besides its own cases a rule must report no finding on the negative cases of all other rules.
"""

import json
import os
import pathlib
import subprocess
import sys

import measured

FOLDER = pathlib.Path(__file__).resolve().parent
DEFAULTS = {"document": "d", "subject": ["X"], "measure": "revenue"}
LEAST = 10  # positive and negative cases of each rule
NORMALISER_SPEAKS_THROUGH = "conflict/within"
MEASURED = FOLDER / "measured.json"
PACKS = ["--plugin", FOLDER / "pack"]


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
    formats = {"text": case.get("format", "markdown")}
    formats["source"] = case.get("source_format", formats["text"])
    paths = {"text": "draft", "source": case.get("source_path", "source")}
    return [dict(about, path=paths[key], role=role, format=formats[key], text=case[key])
            for key, role in (("text", "draft"), ("source", "source")) if key in case]


def audit(program, cases, *arguments):
    """The reports of all cases, from one worker."""
    bundles = "".join(json.dumps({"id": case["place"], "claims": case["claims"],
                                  "documents": case["documents"]}) + "\n"
                      for case in cases)
    done = subprocess.run([program, "check", "--jsonl", *PACKS, *arguments], input=bundles,
                          text=True, stdout=subprocess.PIPE, check=True, timeout=600)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    for case, report in zip(cases, reports, strict=True):
        assert report["id"] == case["place"], (report["id"], case["place"])
        if "error" in report:
            sys.exit(f"{case['place']}: the case cannot be read: {report['error']}")
        if report["incidents"]:
            sys.exit(f"{case['place']}: {report['incidents']}")
        for finding in report["findings"]:
            if not any(label["role"] == "primary" for label in finding["labels"]):
                sys.exit(f"{case['place']}: a finding of {finding['rule']} has no primary place")
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
    if "verdict" not in case:
        return True
    if case["verdict"] is None:
        return not checks
    severities = {each["severity"] for each in report["findings"]
                  if each["rule"] == case["reporter"]}
    if "severity" in case and severities != {case["severity"]}:
        return False
    return any(each["verdict"] == case["verdict"] and
               set(case["of"]) <= covered(case, report, each)
               for each in checks)


def rules_of(program):
    """The rules that the program lists, by id: (severity, default)."""
    listed = subprocess.run([program, "rules", *PACKS], text=True, stdout=subprocess.PIPE,
                            check=True, timeout=60).stdout
    rows = [line.split() for line in listed.splitlines()[1:]]
    return {row[0]: (row[1], row[2]) for row in rows}


def judge(rules, cases, reports):
    """The tally of each rule, and what is not as it is expected."""
    tallies = {rule: measured.Tally() for rule in rules}
    wrong = []
    for case, report in zip(cases, reports):
        tally = tallies[case["rule"]]
        reported = any(each["rule"] == case["reporter"] for each in report["findings"])
        tally.count(case["finding"], reported)
        if case.get("mistaken", False):
            tally.mistaken.append(" ".join(case.get("text", case["name"]).split()))
            if reported == case["finding"]:
                wrong.append(f"{case['place']}: {case['name']}: is judged rightly, not mistaken")
        elif reported != case["finding"] or not is_as_expected(case, report):
            seen = [(each["rule"], each["verdict"], each["claims"], each["working"])
                    for each in report["checks"]]
            wrong.append(f"{case['place']}: {case['name']}: expected {case.get('verdict')} of "
                         f"{case.get('of')}, finding: {case['finding']}; checks: {seen}")
    for case, report in zip(cases, reports):
        if case["finding"]:
            continue
        for each in report["findings"]:
            if each["rule"] != case["reporter"]:
                tallies[each["rule"]].false += 1
                wrong.append(f"{case['place']}: {case['name']}: {each['rule']} reports: "
                             f"{each['message']}")
    return tallies, wrong


def idle_normalisers(program, cases):
    """Normalisers that most of their positive cases do not need: those test something else."""
    for rule in ("normalise/names", "normalise/currencies"):
        own = [case for case in cases if case["rule"] == rule and case["finding"]]
        idle = sum(any(each["rule"] == NORMALISER_SPEAKS_THROUGH for each in report["findings"])
                   for report in audit(program, own, "--ignore", "normalise/*"))
        if idle > len(own) // 2:
            yield f"{rule}: {idle} of {len(own)} positive cases need no normaliser"


def main():
    program = sys.argv[1]
    cases = read_cases()
    rules = rules_of(program)
    asked = [word for rule, (_, default) in rules.items() if default == "off"
             for word in ("--select", rule)]
    tallies, wrong = judge(rules, cases, audit(program, cases, *asked))
    wrong += idle_normalisers(program, cases)
    wrong += measured.too_loud(tallies, rules)
    for rule, tally in tallies.items():
        for kind, count in (("positive", tally.positive), ("negative", tally.negative)):
            if count < LEAST:
                wrong.append(f"{rule} has {count} {kind} cases, under {LEAST}")
    print(measured.table(tallies))
    if "VERITALLY_UPDATE_GOLDEN" in os.environ:
        MEASURED.write_text(measured.to_json(tallies))
    elif MEASURED.read_text() != measured.to_json(tallies):
        wrong.append(f"{MEASURED.name} is not what is measured (VERITALLY_UPDATE_GOLDEN=1 writes it)")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
