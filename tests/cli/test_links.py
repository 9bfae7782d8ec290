#!/usr/bin/env python3
"""check --explain-links: which claims were put together, and why others were not."""

from support import Case, ALONE, main

DRAFT = "Zenith's revenue was $80 million in 2024. Its profit was $8 million in 2024.\n"
SOURCE = "Zenith's revenue was $82 million in 2024. Zenith's revenue was $70 million in 2023.\n"


class Links(Case):
    def setUp(self):
        super().setUp()
        self.write("draft.md", DRAFT)
        self.write("a.txt", SOURCE)

    def test_stand_in_place_of_the_report(self):
        done = self.exits(1, "check", "draft.md", "--source", "a.txt", "--explain-links=draft.md#1")
        self.assertEqual(done.stdout, """\
draft.md:1:22 "$80 million": Zenith · revenue · [79.5, 80.5] mn USD · 2024 · actual
  same basis: a.txt:1:22 "$82 million"; conflict/between: inconsistent
  other basis: a.txt:1:64 "$70 million" (period: 2024 against 2023); conflict/between: different-basis
  other measure: draft.md:1:58 "$8 million" (measure: revenue against net income)

""")

    def test_are_those_of_drafts_unless_claims_are_named(self):
        asked = lambda *where: self.check("draft.md", "--source", "a.txt", *where).stdout
        every = asked("--explain-links")
        self.assertEqual([line.split(":")[0] for line in every.splitlines() if line and line[0] != " "],
                         ["draft.md", "draft.md"])
        self.assertEqual(asked("--explain-links=draft.md:1"), every)
        self.assertIn(asked("--explain-links=draft.md#2"), every)
        self.assertIn('a.txt:1:64 "$70 million"', asked("--explain-links=a.txt#2").splitlines()[0])

    def test_of_a_claim_that_is_not_there(self):
        done = self.exits(2, "check", "draft.md", "--explain-links=draft.md:9")
        self.assertIn("finds no claim of draft.md:9", done.stderr)

    def test_are_a_member_of_json_where_asked_for(self):
        self.assertNotIn("links", self.report("draft.md", "--source", "a.txt"))
        report = self.report("draft.md", "--source", "a.txt", "--explain-links=draft.md#1")
        [links] = report["links"]
        self.assertEqual(links["claim"], "draft.md#1")
        self.assertEqual([(each["claim"], each["link"], each["differs"]) for each in links["others"]],
                         [("a.txt#1", "same-basis", []), ("a.txt#2", "other-basis", ["period"]),
                          ("draft.md#2", "other-measure", ["measure"])])
        self.assertEqual(links["others"][1]["detail"], "period: 2024 against 2023")
        self.assertEqual(links["others"][0]["checks"],
                         [{"rule": "conflict/between", "verdict": "inconsistent"}])

    def test_of_a_claim_that_stands_alone(self):
        name = self.write("alone.jsonl", ALONE)
        self.assertEqual(self.exits(0, "check", name, "--explain-links").stdout,
                         "d a: X · revenue · [99.5, 100.5] USD · period: open · actual\n"
                         "  nothing has its subject and measure, or is near it\n\n")

    def test_are_no_matter_for_a_worker(self):
        self.exits(2, "check", "--jsonl", "--explain-links")


if __name__ == "__main__":
    main()
