#!/usr/bin/env python3
"""examples/hyperscalers: five reports on one year of AI spending, against what an audit should say."""

import itertools
import json
import re

from support import Case, ROOT, main

FILES = ["bank-note.jsonl", "amazon-plans.json", "meta-plans.toml", "investment-guide.csv",
         "announcements.jsonl"]
HOLDS = {"consistent", "consistent-by-rounding"}
EXPECTED = json.loads((ROOT / "tests/cases/hyperscalers.json").read_text())


def choices(case):
    """The sets of ids that a case allows: each of its ids, or one that stands for it."""
    alternatives = case.get("or", {})
    return [set(ids) for ids in itertools.product(
        *([id] + alternatives.get(id, []) for id in case["claims"]))]


class Hyperscalers(Case):
    @classmethod
    def setUpClass(cls):
        cls.memory = {}

    def audit(self):
        if "report" not in self.memory:
            self.memory["report"] = self.report(
                *itertools.chain(*(("--claims", name) for name in FILES)), code=1,
                cwd=ROOT / "examples/hyperscalers")
        return self.memory["report"]

    def some_check(self, case, found):
        return any(each["rule"] == case["rule"] and found(each["verdict"]) and
                   any(ids.issubset(each["claims"]) for ids in choices(case))
                   for each in self.audit()["checks"])

    def test_all_claims_are_read(self):
        self.assertEqual(self.audit()["coverage"]["found"], 85)
        self.assertEqual(self.audit()["incidents"], [])
        ids = {each["id"] for each in self.audit()["claims"]}
        for case in itertools.chain(*EXPECTED.values()):
            self.assertTrue(ids.issuperset(case["claims"]), case)

    def test_what_nothing_decides_is_undetermined(self):
        for case in EXPECTED["undetermined"]:
            with self.subTest(case=case):
                self.assertTrue(self.some_check(case, "undetermined".__eq__))

    def test_what_holds_is_said_to_hold(self):
        for case in EXPECTED["holds"]:
            with self.subTest(case=case):
                self.assertTrue(self.some_check(case, HOLDS.__contains__))

    def test_what_contradicts_is_found(self):
        for case in EXPECTED["inconsistent"]:
            with self.subTest(case=case):
                self.assertTrue(self.some_check(case, "inconsistent".__eq__))
                self.assertTrue(any(each["rule"] == case["rule"] and
                                    each["claims"][0] in case["claims"]
                                    for each in self.audit()["findings"]))

    def test_what_only_looks_like_a_contradiction_is_none(self):
        for case in EXPECTED["not_inconsistent"]:
            for each in self.audit()["checks"] + self.audit()["findings"]:
                if each["verdict"] == "inconsistent":
                    self.assertFalse(set(case["claims"]) <= set(each["claims"]), each)

    def test_nothing_but_the_turned_bound_is_an_error(self):
        for finding in self.audit()["findings"]:
            self.assertIn("investment-guide-41", finding["claims"])

    def test_the_working_of_the_total(self):
        workings = [each["working"] for each in self.audit()["checks"] if each["rule"] == "sum/total"]
        shown = [re.fullmatch(r"(.*) = \[315, 320\] bn USD; stated ~315 bn USD", each)
                 for each in workings]
        parts = [sorted(each[1].split(" + ")) for each in shown if each]
        self.assertIn(sorted(["75", "100", "[60, 65]", "80"]), parts)


class Articles(Case):
    """The draft and its sources: the total holds, the slip is found, and a superlative noted."""

    def test_the_draft_is_audited_as_an_editor_would(self):
        report = self.report(
            "draft.md", *itertools.chain(*(("--source", name) for name in [
                "bank-note.txt", "amazon-plans.html", "meta-plans.txt", "announcements.md"])),
            code=1, cwd=ROOT / "examples/hyperscalers")
        text = {claim["id"]: claim["text"] for claim in report["claims"]}
        total = [check for check in report["checks"] if check["rule"] == "sum/total"]
        self.assertEqual([check["verdict"] for check in total], ["consistent"])
        self.assertEqual([text[id] for id in total[0]["claims"]], [
            "roughly $315 billion", "$75bn", "$100bn", "$60bn to $65bn", "$80bn"])
        self.assertEqual(total[0]["working"],
                         "75 + 100 + [60, 65] + 80 = [315, 320] bn USD; stated ~315 bn USD")
        self.assertEqual([(each["rule"], text[each["claims"][0]]) for each in report["findings"]],
                         [("claim/superlative", "over $65 billion"),
                          ("conflict/between", "over $65 billion")])


if __name__ == "__main__":
    main()
