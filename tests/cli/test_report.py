#!/usr/bin/env python3
"""The JSON report: every member of the contract, in its order, with its type; and the text report."""

import hashlib
import json

from support import AGREE, ALONE, Case, DISAGREE, EXAMPLES, WARNING, claim, main, said, verdicts

number = (int, float)
text = str
# Members in the contract's order, each with its type; (type, None) may be null.
REPORT = [("schema", int), ("tool", dict), ("score", (int, float, None)), ("verdict", text),
          ("coverage", dict), ("documents", list), ("sources", list), ("claims", list),
          ("checks", list), ("findings", list), ("consensus", list), ("incidents", list),
          ("manifest", dict)]
COVERAGE = [(name, int) for name in
            ["found", "checked", "confirmed", "conflicting", "undetermined", "unchecked"]]
DOCUMENT = [("path", text), ("role", text), ("score", (int, float, None))]
CLAIM = [("id", text), ("document", text), ("begin", (int, None)), ("end", (int, None)),
         ("line", (int, None)), ("column", (int, None)), ("text", text), ("subject", list),
         ("measure", text), ("scope", list), ("period", (dict, None)), ("quantity", dict),
         ("modality", text), ("attribution", (text, None)), ("outcome", dict)]
# How a claim ended: by whom, or why nobody checked it.
CHECKED = [("status", text), ("rules", list), ("by", list)]
CONFIRMED = CHECKED + [("voices", int), ("detail", text)]
UNCHECKED = [("status", text), ("reason", text), ("detail", text), ("nearest", list)]
QUANTITY = [("value", (text, None)), ("unit", text), ("of", (text, None)), ("comparator", text),
            ("approximate", bool), ("change", text), ("interval", dict)]
INTERVAL = [("low", (text, None)), ("high", (text, None)), ("low_open", bool), ("high_open", bool)]
CHECK = [("rule", text), ("verdict", text), ("claims", list), ("working", text)]
FINDING = [("rule", text), ("severity", text), ("verdict", text), ("confidence", (int, float)),
           ("message", text), ("working", text), ("claims", list), ("labels", list),
           ("fixes", list), ("fingerprint", text)]
LABEL = [("document", text), ("begin", int), ("end", int), ("line", int), ("column", int),
         ("role", text), ("text", text)]
VERDICTS = {"consistent", "consistent-by-rounding", "different-basis", "inconsistent",
            "undetermined"}
YEAR = {"from": "2024-01-01", "to": "2024-12-31"}


class Json(Case):
    def has(self, object, members, optional=()):
        """The object's members are these, in this order; further ones only where named."""
        self.assertEqual([key for key in object if key not in optional],
                         [name for name, _ in members])
        for name, types in members:
            types = types if isinstance(types, tuple) else (types,)
            value = object[name]
            if value is None:
                self.assertIn(None, types, name)
                continue
            # A bool is an int in Python and is none in JSON.
            kinds = tuple(each for each in types if each is not None)
            self.assertTrue(isinstance(value, kinds) and
                            (bool in kinds or not isinstance(value, bool)), (name, value))

    def whole(self, report):
        self.has(report, REPORT)
        self.assertEqual(report["schema"], 1)
        self.has(report["tool"], [("name", text), ("version", text)])
        self.assertIn(report["verdict"], {"pass", "fail", "incomplete"})
        coverage = report["coverage"]
        self.has(coverage, COVERAGE)
        self.assertEqual(coverage["found"], coverage["checked"] + coverage["unchecked"])
        self.assertEqual(coverage["checked"], coverage["confirmed"] + coverage["conflicting"] +
                         coverage["undetermined"])
        self.assertEqual(coverage["found"], len(report["claims"]))
        for each in report["documents"]:
            self.has(each, DOCUMENT)
        for each in report["claims"]:
            self.has(each, CLAIM, ("base_period", "derivation", "note"))
            self.has(each["quantity"], QUANTITY, ("range", "per", "fraction"))
            self.has(each["quantity"]["interval"], INTERVAL)
        self.outcomes(report)
        ids = {each["id"] for each in report["claims"]}
        rules = {each["id"] for each in report["manifest"]["rules"]}
        for each in report["checks"]:
            self.has(each, CHECK, ("labels",))
            self.assertIn(each["verdict"], VERDICTS)
        checks = verdicts(report)
        for each in report["findings"]:
            self.has(each, FINDING)
            self.assertIn(each["severity"], {"note", "warning", "error"})
            self.assertTrue(0 <= each["confidence"] <= 1)
            # A finding is a check too.
            self.assertIn((each["rule"], each["verdict"], tuple(each["claims"])), checks)
            self.assertRegex(each["fingerprint"], r"\A[0-9a-f]{16}\Z")
            self.assertNotRegex(each["message"], r"\.\Z")
            self.assertEqual(each["labels"][0]["role"], "primary")
            for label in each["labels"]:
                self.has(label, LABEL)
                self.assertIn(label["role"], {"primary", "related", "supports", "contradicts"})
        for each in report["checks"] + report["findings"]:
            self.assertIn(each["rule"], rules)
            self.assertTrue(ids.issuperset(each["claims"]))
        self.has(report["manifest"], [("rules", list), ("inputs", list)])
        for each in report["manifest"]["rules"]:
            self.has(each, [("id", text), ("version", text), ("plugin", text)])
        for each in report["manifest"]["inputs"]:
            self.has(each, [("path", text), ("sha256", text)])
        for each in report["incidents"]:
            self.has(each, [("kind", text), ("message", text)])

    def outcomes(self, report):
        """Every claim says how it ended, and they are as many as the coverage counts."""
        ended = [each["outcome"] for each in report["claims"]]
        for each in ended:
            self.has(each, {"unchecked": UNCHECKED, "confirmed": CONFIRMED}.get(each["status"], CHECKED))
            self.assertTrue(each.get("detail") or each.get("rules"))
        coverage = report["coverage"]
        for name, statuses in (("confirmed", ("confirmed", "recomputed")), ("unchecked", ("unchecked",)),
                               ("conflicting", ("conflicting",)), ("undetermined", ("undetermined",))):
            self.assertEqual(sum(each["status"] in statuses for each in ended), coverage[name], name)

    def test_every_report_is_whole(self):
        rich = [
            said("range", "60 to 65 million dollars", period=YEAR, base_period=YEAR),
            claim("rate", 0, quantity={"value": "5", "unit": "1", "of": "case", "per":
                                       {"value": "100000", "unit": "1", "of": "person"}}),
            said("fraction", "a third"),
            claim("open", 0, quantity={"value": "5", "unit": "kilogram", "comparator": ">"},
                  begin=10, end=14, line=2, column=3, attribution="Y", modality="planned",
                  scope=["North"], note="kept"),
            claim("sum", 200, derivation={"kind": "sum", "of": ["p", "q"]}, measure="m"),
            claim("p", 100, measure="part"), claim("q", 100, measure="other part"),
            claim("t", 250, subject=["V", "W"]), claim("v", 100, subject=["V"]),
            claim("w", 100, subject=["W"])]
        for name, claims, code in [("agree", AGREE, 0), ("disagree", DISAGREE, 1),
                                   ("alone", ALONE, 0), ("warning", WARNING, 0), ("rich", rich, 1)]:
            with self.subTest(name=name):
                self.whole(self.report(self.write(name + ".jsonl", claims), code=code))

    def test_one_line_of_json_ends_the_output(self):
        done = self.check("--format", "json", self.write("disagree.jsonl", DISAGREE))
        self.assertEqual(done.stdout.count("\n"), 1)
        self.assertTrue(done.stdout.endswith("}\n"))

    def test_claims_are_given_back_as_they_were(self):
        given = claim("open", 0, document="draft.md", begin=10, end=14, line=2, column=3,
                      text="over 5 kg", measure="mass", scope=["North", "South"], period=YEAR,
                      quantity={"value": "5.0", "unit": "kilogram", "comparator": ">",
                                "approximate": True, "change": "up"},
                      modality="planned", attribution="Y", note={"kept": [1, "ä"]})
        back = self.report(self.write("one.jsonl", [given]))["claims"][0]
        for name, value in given.items():
            if name != "quantity":
                self.assertEqual(back[name], value, name)
        for name, value in given["quantity"].items():
            self.assertEqual(back["quantity"][name], value, name)

    def test_the_manifest_has_the_hash_of_the_input(self):
        name = self.write("one.jsonl", ALONE)
        self.assertEqual(self.report(name)["manifest"]["inputs"], [
            {"path": name, "sha256": hashlib.sha256((self.folder / name).read_bytes()).hexdigest()}])

    def test_labels_point_at_the_records(self):
        claims = [claim("é", 100), claim("b", 120)]
        name = self.write("disagree.jsonl", claims)
        bytes_ = (self.folder / name).read_bytes()
        finding = self.report(name)["findings"][0]
        self.assertEqual(finding["claims"], ["b", "é"])
        for label, line, given in zip(finding["labels"], [2, 1], [claims[1], claims[0]]):
            self.assertEqual((label["document"], label["line"], label["column"]), (name, line, 1))
            self.assertEqual(json.loads(bytes_[label["begin"]:label["end"]]), given)

    def test_labels_point_into_the_document_where_a_claim_names_its_place(self):
        place = {"document": "draft.md", "begin": 7, "end": 11, "line": 3, "column": 5}
        name = self.write("disagree.jsonl", [claim("a", 100), claim("b", 120, **place)])
        # Two documents, so it is conflict/between that compares them.
        labels = self.report(name)["findings"][0]["labels"]
        self.assertIn(place, [{key: label[key] for key in place} for label in labels])

    def test_scores_are_those_of_the_documents_own_claims(self):
        report = self.report(self.write("two.jsonl", [
            claim("a", 100, document="one"), claim("b", 100, document="one"),
            claim("c", 5, measure="m", document="two"), claim("d", 7, measure="m", document="two"),
            claim("e", 9, measure="n", document="three")]))
        self.assertEqual([(each["path"], each["score"]) for each in report["documents"]],
                         [("one", 100), ("two", 0), ("three", None)])
        self.assertEqual(report["score"], 50)

    def test_the_example_of_semantics_md(self):
        # Six confirmed, one in a warning, two in an error, one unchecked: 72.2. The warning is of
        # the example plugin, since the built-in rules find them in pairs.
        claims = [claim(f"c{i}{j}", 100, measure=f"m{i}") for i in range(3) for j in range(2)]
        claims += [claim("e1", 100, measure="e"), claim("e2", 120, measure="e"),
                   claim("w", 0, measure="price", quantity={"value": "200", "unit": "percent",
                                                            "change": "down"}),
                   claim("u", 5, measure="alone")]
        report = self.report("--plugin", EXAMPLES / "house-c.so",
                             self.write("ten.jsonl", claims), code=1)
        self.assertEqual(report["score"], 72.2)
        self.assertEqual(report["coverage"], {"found": 10, "checked": 9, "confirmed": 6,
                                              "conflicting": 3, "undetermined": 0, "unchecked": 1})


    def test_what_agrees_is_shown_in_the_units_it_was_stated_in(self):
        self.write("c.jsonl", [
            said("e", "100 million euros", document="a", period=YEAR),
            said("f", "$108 million", document="b", period=YEAR),
            said("g", "100 km", subject=["R"], measure="length", document="a"),
            said("h", "62 miles", subject=["R"], measure="length", document="b")])
        working = {tuple(each["claims"]): each["working"]
                   for each in self.report("c.jsonl")["checks"]}
        self.assertEqual(working["g", "h"], "100 kilometer ~ 62 mile (99.7793 kilometer)")
        self.assertRegex(working["e", "f"],
                         r"^100 mn EUR = 108 mn USD \(\[9\d\.\d+, 10\d\.\d+\] mn EUR\)$")


class Text(Case):
    def test_the_text_counts_what_the_json_lists(self):
        claims = []
        for i in range(40):
            claims += [claim(f"{i}a", 100 + i, measure=f"m{i}"),
                       claim(f"{i}b", 100 + i + 2 * (i % 3 == 0), measure=f"m{i}"),
                       claim(f"{i}c", 100 + i, measure=f"m{i}", period=YEAR if i % 5 == 0 else None)]
        name = self.write("many.jsonl", claims)
        report = self.report(name)
        printed = self.check(name).stdout
        coverage = report["coverage"]
        self.assertIn("120 claims: {confirmed} confirmed, {conflicting} conflicting, {undetermined} "
                      "undetermined, {unchecked} unchecked\n".format(**coverage), printed)
        count = {verdict: sum(1 for each in report["checks"] if each["verdict"] == verdict)
                 for verdict in VERDICTS}
        hold = count["consistent"] + count["consistent-by-rounding"]
        self.assertIn(f"{len(report['checks'])} checks: {hold} hold "
                      f"({count['consistent-by-rounding']} by rounding), {count['inconsistent']} fail, "
                      f"{count['undetermined']} undetermined, {count['different-basis']} on different "
                      "bases\n", printed)
        self.assertGreater(count["inconsistent"], 5)
        self.assertGreater(count["different-basis"], 5)
        severities = [finding["severity"] for finding in report["findings"]]
        self.assertEqual((severities.count("error"), severities.count("note")), (11, 3))
        self.assertIn("14 findings: 11 errors, 3 notes\n", printed)
        for finding in report["findings"]:
            self.assertIn(finding["message"], printed)
            self.assertIn(finding["working"], printed)

    def test_max_findings_limits_what_is_shown_and_not_what_is_counted(self):
        claims = [claim(f"{i}{j}", 100 + 20 * j, measure=f"m{i:02}") for i in range(30)
                  for j in range(2)]
        name = self.write("many.jsonl", claims)
        for most, shown in [("1", 1), ("7", 7), ("30", 30), ("0", 30), ("100", 30)]:
            with self.subTest(most=most):
                printed = self.exits(1, "check", "--max-findings", most, name).stdout
                self.assertEqual(printed.count("error [conflict/within]"), shown)
                self.assertIn("30 findings: 30 errors\n", printed)
                self.assertEqual(f"... and {30 - shown} more" in printed, shown < 30)

    def test_control_characters_of_an_input_do_not_reach_the_terminal(self):
        name = "d\x1b]0;title\x07"
        self.write("c.jsonl", [dict(each, document=name) for each in DISAGREE])
        self.write("bad.jsonl", [said("b", "5 \x1b[31m")])
        for done in [self.exits(1, "check", "c.jsonl"), self.exits(2, "check", "bad.jsonl")]:
            self.assertNotIn("\x1b", done.stdout + done.stderr)
            self.assertNotIn("\x07", done.stdout + done.stderr)

    def test_ids_and_places_are_shown(self):
        printed = self.check(self.write("disagree.jsonl", DISAGREE)).stdout
        self.assertIn("  --> disagree.jsonl:2:1 (b of d): 120 USD\n", printed)
        self.assertIn("      disagree.jsonl:1:1 (a of d): 100 USD\n", printed)
        self.assertIn("  = 120 against 100 USD\n", printed)


class Unchecked(Case):
    """The coverage ledger of articles: which numbers nobody checked, and why."""

    def setUp(self):
        super().setUp()
        self.write("draft.md", "Zenith's revenue was $80 million in 2024. Its profit was $8 million in 2024.\n\n"
                   "Zenith's revenue was $70 million in 2023. It has 12 ferries.\n")
        self.write("a.txt", "Zenith's revenue was $80 million in 2024. Zenith's profit was $9 million in 2022.\n")

    def listed(self, *arguments):
        """The lines of the list, from the draft and its source."""
        printed = self.exits(0, "check", "draft.md", "--source", "a.txt", *arguments).stdout
        if "nobody checked" not in printed:
            return []
        self.assertRegex(printed, r"\n\npass, score [^\n]*\n\Z")
        return printed[printed.index("nobody checked:\n") + 16:printed.rindex("\n\n")].splitlines()

    def test_are_listed_with_their_reasons(self):
        self.assertEqual(self.listed(), [
            '  draft.md:1:58 "$8 million": only other periods: 2022',
            '  draft.md:3:22 "$70 million": only other periods: 2024',
            '  draft.md:3:50 "12 ferries": no other claim about ferry count of Zenith'])

    def test_are_as_many_as_wanted(self):
        self.assertEqual(self.listed("--max-unchecked", "0"), self.listed())
        self.assertEqual(self.listed("--max-unchecked", "3"), self.listed())
        self.assertEqual(self.listed("--max-unchecked", "1"),
                         [self.listed()[0], "  ... and 2 more; --max-unchecked shows them"])
        self.exits(2, "check", "draft.md", "--max-unchecked", "-1")

    def test_say_in_json_what_they_say_in_text(self):
        report = self.report("draft.md", "--source", "a.txt")
        details = [each["outcome"]["detail"] for each in report["claims"]
                   if each["outcome"]["status"] == "unchecked" and each["document"] == "draft.md"]
        self.assertEqual(details, [line.split('": ')[1] for line in self.listed()])

    def test_of_claim_sets_and_sources_are_not_listed(self):
        self.assertNotIn("nobody checked", self.check(self.write("alone.jsonl", ALONE)).stdout)
        printed = self.check("--source", "draft.md", "--source", "a.txt").stdout
        self.assertNotIn("nobody checked", printed)


if __name__ == "__main__":
    main()
