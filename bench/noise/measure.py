"""How well `veritally check` finds the conflicts of a corpus, and what is right where sources differ.
See bench/README.md for what the counts mean."""
import collections
import json
import pathlib
import subprocess
import tempfile
from fractions import Fraction

import corpus as corpora


class MeasureError(Exception):
    pass


def run_check(tool, folder, arguments):
    done = subprocess.run([tool, "check", "--format", "json", *arguments], cwd=folder, capture_output=True,
                          text=True, check=False)
    if done.returncode not in (0, 1):
        raise MeasureError(f"veritally ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


def check_claim_set(tool, corpus):
    """The report on a corpus as a claim set, and the index of each claim's id."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "corpus.json"
        path.write_text(json.dumps({"claims": corpora.as_claim_set(corpus)}), encoding="utf-8")
        report = run_check(tool, folder, ["--claims", path.name])
    return report, {str(i): i for i in range(len(corpus.claims))}


def check_texts(tool, corpus):
    """The same as texts, a file for each source."""
    with tempfile.TemporaryDirectory() as folder:
        lines = {}
        for source, (indices, text) in corpora.as_texts(corpus).items():
            (pathlib.Path(folder) / f"source-{source}.txt").write_text(text, encoding="utf-8")
            lines[f"source-{source}.txt"] = indices
        report = run_check(tool, folder, sorted(lines))
    # Two quantities of one paragraph would both count as its claim; none is told twice.
    indices = {claim["id"]: lines[claim["document"]][claim["line"] // 2] for claim in report["claims"]}
    return report, indices


# ------------------------------------------------------------------ conflicts

def findings_of(report, indices):
    """Pairs of claims that findings say cannot both be right, notes aside: the claim, and the worst
    of those that contradict it."""
    return [tuple(indices[claim] for claim in finding["claims"][:2]) for finding in report["findings"]
            if finding["severity"] != "note" and len(finding["claims"]) > 1]


def named_in_conflicts(report, indices):
    """Claims that such a finding, or a check that goes with it, holds against others."""
    mains = {(finding["rule"], finding["claims"][0]) for finding in report["findings"]
             if finding["severity"] != "note" and finding["claims"]}
    return {indices[claim] for check in report["checks"]
            if check["verdict"] == "inconsistent" and (check["rule"], check["claims"][0]) in mains
            for claim in check["claims"]}


def conflict_counts(corpus, report, indices):
    claims = corpus.claims
    right = [corpora.is_right(corpus, claim) for claim in claims]
    by_thing = collections.defaultdict(list)
    for i, claim in enumerate(claims):
        by_thing[claim.thing].append(i)
    findings = findings_of(report, indices)
    real = [(a, b) for a, b in findings if claims[a].thing == claims[b].thing and not (right[a] and right[b])]
    # Wrong claims beside a right one of another source, and those of them that any reader could find.
    beside = [i for i in range(len(claims))
              if not right[i] and any(right[j] for j in by_thing[claims[i].thing])]
    findable = [i for i in beside if any(corpora.exclude_each_other(claims[i], claims[j])
                                         for j in by_thing[claims[i].thing])]
    found = named_in_conflicts(report, indices).intersection(beside)
    return {"claims": len(claims), "wrong": len(right) - sum(right), "findings": len(findings),
            "real": len(real), "wrong_beside_right": len(beside), "findable": len(findable),
            "found": len(found)}


# ------------------------------------------------------------------ which value is right

def stated_alike(corpus, i):
    """The value in the first unit of its measure; of euros, at the middle of the year's rates."""
    interval = corpora.in_truth_unit(corpus.claims[i], corpora.Interval(*[corpus.claims[i].statement.value] * 2))
    return (interval.low + interval.high) / 2


def value_statements(corpus, members):
    """Without bounds, which state no value; all, where there are bounds alone."""
    def is_value(statement):
        ends = (statement.allowed.low, statement.allowed.high)
        return None not in ends and statement.allowed.holds(statement.value)
    return [i for i in members if is_value(corpus.claims[i].statement)] or members


def by_votes(corpus, members):
    """The value that most sources state, the lowest of several."""
    values = {i: stated_alike(corpus, i) for i in value_statements(corpus, members)}
    votes = collections.Counter(values.values())
    return min(values, key=lambda i: (-votes[values[i]], values[i]))


def by_support(corpus, members):
    """The value that the words of most sources allow, the lowest of several."""
    values = {i: stated_alike(corpus, i) for i in value_statements(corpus, members)}
    allowed = [corpora.in_truth_unit(corpus.claims[i], corpus.claims[i].statement.allowed) for i in members]
    return min(values, key=lambda i: (-sum(each.holds(values[i]) for each in allowed), values[i]))


def by_consensus(corpus, report):
    """By thing, a claim whose value is the one that the report takes as most likely."""
    stated = {(claim.thing.firm, claim.thing.measure.name, claim.thing.year, claim.statement.value,
               claim.statement.unit.code): i for i, claim in enumerate(corpus.claims)}
    taken = {}
    for item in report["consensus"]:
        if item["value"] is None or not item["subject"] or not item["period"]:
            continue
        key = (item["subject"][0], item["measure"], int(item["period"]["from"][:4]),
               Fraction(item["value"]), item["unit"])
        if key in stated:
            taken[corpus.claims[stated[key]].thing] = stated[key]
    return taken


def value_counts(corpus, report):
    members = collections.defaultdict(list)
    for i, claim in enumerate(corpus.claims):
        members[claim.thing].append(i)
    asked = {thing: indices for thing, indices in members.items()
             if len({corpus.claims[i].source for i in indices}) > 1}
    taken = by_consensus(corpus, report)

    def right(choice):
        return sum(choice(thing) is not None and
                   corpora.is_right_by_digits(corpus, corpus.claims[choice(thing)]) for thing in asked)

    return {"things": len(asked), "consensus": right(taken.get),
            "votes": right(lambda thing: by_votes(corpus, asked[thing])),
            "support": right(lambda thing: by_support(corpus, asked[thing]))}


def measure(tool, noise, seed, form):
    """The counts of one corpus as a claim set ("claims") or as texts ("texts")."""
    corpus = corpora.make_corpus(noise, seed)
    report, indices = (check_texts if form == "texts" else check_claim_set)(tool, corpus)
    return conflict_counts(corpus, report, indices) | value_counts(corpus, report)
