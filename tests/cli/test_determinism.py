#!/usr/bin/env python3
"""The same input gives the same bytes, whatever the number of threads and the order of reading."""

import json
import random

from support import Case, claim, main, verdicts

# Units that convert into each other, money that converts by the year's rates and money that does not.
UNITS = [["USD", "EUR", "GBP", "JPY"], ["kilometer", "mile", "meter"], ["tonne", "metric-ton"],
         ["percent"], ["1"], ["celsius", "fahrenheit"], ["no-such-unit"]]
PERIODS = [None, {"from": "2023-01-01", "to": "2023-12-31"}, {"from": "2024-01-01", "to": "2024-12-31"},
           {"from": "2024-01-01", "to": "2024-12-31", "fiscal": True}]


def random_set(seed, count):
    """Claims about few subjects, so that most meet others: equal, near, apart, hedged, summed."""
    chance = random.Random(seed)
    subjects = [f"S{i}" for i in range(8)] + ["Google", "Alphabet Inc.", "Meta", "Meta Platforms"]
    claims = []
    for i in range(count):
        measure = chance.randrange(6)
        value = chance.choice([100, 100, 100, 101, 102, 120, 160.9, 62.1])
        quantity = {"value": str(value), "unit": chance.choice(UNITS[measure]),
                    "comparator": chance.choice(["="] * 6 + ["<", ">", "<=", ">="]),
                    "approximate": chance.random() < 0.2}
        if chance.random() < 0.1:
            quantity = {"value": None, "range": [str(value), str(value + 20)],
                        "unit": quantity["unit"]}
        if chance.random() < 0.1:
            quantity["change"] = chance.choice(["up", "down"])
        subject = chance.sample(subjects, chance.choice([1] * 12 + [2, 3]))
        made = claim(f"c{i}", 0, quantity=quantity, subject=subject, measure=f"m{measure}",
                     document=f"doc{chance.randrange(9)}.md", period=chance.choice(PERIODS),
                     scope=chance.choice([None] * 4 + [["North"], ["South", "North"]]),
                     modality=chance.choice(["actual"] * 6 + ["planned", "denied"]))
        if i > 3 and chance.random() < 0.05:
            made["derivation"] = {"kind": chance.choice(["sum", "difference"]),
                                  "of": [f"c{j}" for j in chance.sample(range(i), 2)]}
        if chance.random() < 0.5:
            made["begin"] = chance.randrange(1000)
            made["end"] = made["begin"] + 5
        claims.append(made)
    return claims


class Determinism(Case):
    def same_at_all_threads(self, *arguments):
        first = self.check("--threads", 1, *arguments)
        self.assertEqual(first.returncode, 1)
        for threads in (2, 16):
            other = self.check("--threads", threads, *arguments)
            self.assertEqual((other.returncode, other.stdout, other.stderr),
                             (first.returncode, first.stdout, first.stderr), f"{threads} threads")
        return first.stdout

    def test_bytes_do_not_depend_on_threads(self):
        for seed in range(3):
            with self.subTest(seed=seed):
                name = self.write("random.jsonl", random_set(seed, 3000))
                report = json.loads(self.same_at_all_threads("--format", "json", name))
                found = {(rule, verdict) for rule, verdict, _ in verdicts(report)}
                for rule in ("conflict/within", "conflict/between"):
                    for verdict in ("consistent", "consistent-by-rounding", "inconsistent"):
                        self.assertIn((rule, verdict), found)
                self.assertIn(("sum/total", "inconsistent"), found)
                self.assertIn(("conflict/between", "different-basis"), found)
                self.assertGreater(len({each["severity"] for each in report["findings"]}), 1)
                self.same_at_all_threads("--max-findings", 20, name)
                self.same_at_all_threads("--max-findings", 0, name)

    def test_bytes_do_not_depend_on_threads_where_tasks_are_many(self):
        # More subjects than one task of the engine takes, and several files.
        for part in range(3):
            self.write(f"part{part}.jsonl", [
                claim(f"p{part}c{i}", 100 + (i % 500 == part) * 50, subject=[f"S{i % 30000}"],
                      document=f"doc{part}.md") for i in range(30000)])
        self.same_at_all_threads("part0.jsonl", "part1.jsonl", "part2.jsonl")

    def test_checks_and_findings_are_in_order(self):
        name = self.write("random.jsonl", random_set(11, 1500))
        report = self.report(name)
        place = {each["id"]: (each["document"], each["begin"] or 0) for each in report["claims"]}
        for kind, words in [("checks", "working"), ("findings", "message")]:
            keys = [(*place[each["claims"][0]], each["rule"], each[words]) for each in report[kind]]
            self.assertGreater(len(keys), 100)
            self.assertEqual(keys, sorted(keys))

    def test_the_shown_findings_of_the_text_are_the_first_of_the_json(self):
        name = self.write("random.jsonl", random_set(12, 1500))
        messages = [each["message"] for each in self.report(name)["findings"]][:30]
        printed = self.check("--max-findings", 30, name).stdout
        shown = [line.split("] ", 1)[1] for line in printed.splitlines()
                 if line.startswith(("error [", "warning [", "note ["))]
        self.assertEqual(shown, messages)

    def test_text_and_json_count_alike(self):
        name = self.write("random.jsonl", random_set(13, 2000))
        report = self.report(name)
        printed = self.check(name).stdout
        coverage = report["coverage"]
        self.assertIn(" claims: {confirmed:,} confirmed, {conflicting:,} conflicting, "
                      "{undetermined:,} undetermined, {unchecked:,} unchecked\n".format(**coverage),
                      printed)
        self.assertIn(f"\n{len(report['checks']):,} checks: ", printed)
        self.assertIn(f"\n{len(report['findings']):,} findings: ", printed)
        self.assertIn(f"score {report['score']:g} over ", printed)


if __name__ == "__main__":
    main()
