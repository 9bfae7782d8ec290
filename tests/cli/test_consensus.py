#!/usr/bin/env python3
"""What a report takes as most likely where sources differ, and how far it believes each of them."""

import json

from support import Case, claim, lines, main

YEAR = {"from": "2024-01-01", "to": "2024-12-31"}


def revenue(id, source, value, **members):
    return claim(id, value, document=source, period=YEAR, **members)


class Consensus(Case):
    def audit(self, claims, *options):
        self.write("set.jsonl", lines(claims))
        run = self.run_program("check", "--claims", "set.jsonl", "--format", "json", *options)
        return json.loads(run.stdout)

    def test_is_what_most_sources_state(self):
        report = self.audit([revenue("1", "a.txt", 65), revenue("2", "b.txt", 72), revenue("3", "c.txt", 65)])
        self.assertEqual(report["consensus"], [
            {"subject": ["X"], "measure": "revenue", "period": YEAR, "value": "65", "unit": "USD",
             "support": ["a.txt", "c.txt"], "against": ["b.txt"], "voices": 2}])
        names = [source["name"] for source in report["sources"]]
        self.assertEqual(names, ["a.txt", "b.txt", "c.txt"])
        reliability = [source["reliability"] for source in report["sources"]]
        self.assertEqual(reliability, [0.67, 0.33, 0.67])

    def test_is_what_the_example_of_the_semantics_says(self):
        about = {"subject": ["X"], "measure": "revenue", "period": YEAR}
        report = self.audit([{"source": source, "value": value, **about} for source, value in
                             (("a", "$65 billion"), ("b", "about $65 billion"), ("c", "$72 billion"))])
        self.assertEqual([source["reliability"] for source in report["sources"]], [0.67, 0.38, 0.33])

    def test_tells_scope_and_status(self):
        report = self.audit([revenue("1", "a.txt", 65, modality="planned", scope=["north"]),
                             revenue("2", "b.txt", 65, modality="planned", scope=["north"])])
        self.assertEqual([(item["scope"], item["modality"]) for item in report["consensus"]],
                         [(["north"], "planned")])

    def test_brings_units_together(self):
        report = self.audit([revenue("1", "a.txt", 10, unit="kilometer"),
                             revenue("2", "b.txt", 6.2, unit="mile"), revenue("3", "c.txt", 12, unit="kilometer")])
        [item] = report["consensus"]
        self.assertEqual((item["value"], item["unit"], item["support"]), ("6.2", "mile", ["a.txt", "b.txt"]))

    def test_may_be_a_range(self):
        ranged = {"value": None, "range": ["60", "65"], "unit": "USD"}
        report = self.audit([revenue("1", "a.txt", 0, quantity=ranged), revenue("2", "b.txt", 0, quantity=ranged)])
        [item] = report["consensus"]
        self.assertEqual((item["value"], item["range"], item["unit"]), (None, ["60", "65"], "USD"))

    def test_is_no_bound(self):
        about = {"subject": ["X"], "measure": "revenue", "period": YEAR}
        report = self.audit([{"source": source, "value": value, **about} for source, value in
                             (("a", "nearly $70 billion"), ("b", "nearly $70 billion"), ("c", "$68 billion"))])
        [item] = report["consensus"]
        self.assertEqual((item["value"], item["support"]), ("68000000000", ["a", "b", "c"]))

    def test_takes_two_sources(self):
        for claims in ([revenue("1", "a.txt", 65), revenue("2", "a.txt", 65)],
                       [revenue("1", "a.txt", 65), revenue("2", "b.txt", 65, modality="denied")],
                       [revenue("1", "a.txt", 65), revenue("2", "b.txt", 65, measure="profit")]):
            report = self.audit(claims)
            self.assertEqual((report["consensus"], report["sources"]), ([], []))

    def test_asks_the_sources_alone(self):
        for name, value in (("draft.md", 80), ("a.txt", 65), ("b.txt", 65)):
            self.write(name, f"Zenith's revenue was ${value} million in 2024.\n")
        run = self.run_program("check", "draft.md", "--source", "a.txt", "--source", "b.txt", "--format", "json")
        [item] = json.loads(run.stdout)["consensus"]
        self.assertEqual((item["value"], item["support"]), ("65000000", ["a.txt", "b.txt"]))

    def test_stands_in_the_text_report_where_sources_differ(self):
        for name, value in (("draft.md", 80), ("a.txt", 65), ("b.txt", 65), ("c.txt", 72)):
            self.write(name, f"Zenith's revenue was ${value} million in 2024. Its loss was $3 million in 2024.\n")
        sources = [each for name in ("a.txt", "b.txt", "c.txt") for each in ("--source", name)]
        printed = self.check("draft.md", *sources).stdout
        self.assertIn("where sources differ, the likeliest value:\n"
                      "  Zenith · revenue · 2024: 65 mn USD (a.txt and b.txt, not c.txt)\n\n", printed)
        self.assertRegex(printed, r"\nc\.txt .*, reliability 0\.50\n")
        self.assertNotIn("reliability", next(line for line in printed.splitlines() if line.startswith("draft.md  ")))
        agreeing = self.check("draft.md", "--source", "a.txt", "--source", "b.txt").stdout
        self.assertNotIn("where sources differ", agreeing)
        self.assertIn("reliability", agreeing)
        self.assertNotIn("reliability", self.check("draft.md", "--source", "a.txt").stdout)
        self.assertNotIn("reliability", self.check(self.write("set.jsonl", lines([
            revenue("1", "a.txt", 65), revenue("2", "b.txt", 72)]))).stdout)

    def test_copies_of_one_text_are_one_voice(self):
        wire = "Zenith's revenue was $72 million in 2024, which is more than in any year before.\n"
        own = ("In 2024 Zenith's revenue was $65 million.\n", "Zenith's revenue was $65 million in 2024.\n")
        self.write("draft.md", "Zenith's revenue was $72 million in 2024.\n")
        for name, said in zip("abcde", (wire, wire, wire.replace("more", "higher"), *own)):
            self.write(name + ".txt", said)
        sources = [each for name in "abcde" for each in ("--source", name + ".txt")]
        report = self.report("draft.md", *sources)
        [item] = report["consensus"]
        self.assertEqual((item["value"], item["support"], item["voices"]), ("65000000", ["d.txt", "e.txt"], 2))
        report = self.report("draft.md", *sources[:6])
        self.assertEqual(report["claims"][0]["outcome"]["voices"], 1)
        self.assertEqual(report["claims"][0]["outcome"]["detail"],
                         "confirmed by a.txt, b.txt and c.txt, which are 1 voice: copies, or of one origin")

    def test_is_the_same_on_all_numbers_of_threads(self):
        claims = [revenue(f"{i}-{s}", f"s{s}.txt", 100 + (i * s) % 7, subject=[f"Firm {i}"])
                  for i in range(3000) for s in range(9)]
        reports = [self.audit(claims, "--threads", str(n)) for n in (1, 2, 16)]
        self.assertEqual(len(reports[0]["consensus"]), 3000)
        for report in reports[1:]:
            self.assertEqual(report["consensus"], reports[0]["consensus"])
            self.assertEqual(report["sources"], reports[0]["sources"])


if __name__ == "__main__":
    main()
