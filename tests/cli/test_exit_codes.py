#!/usr/bin/env python3
"""The exit codes of the contract, and that standard output stays empty where there is no report."""

from support import AGREE, ALONE, BAD_LINE, Case, DISAGREE, EXAMPLES, WARNING, claim, lines, main


class ExitCodes(Case):
    def setUp(self):
        super().setUp()
        self.write("agree.jsonl", AGREE)
        self.write("disagree.jsonl", DISAGREE)
        self.write("warning.jsonl", WARNING)
        self.write("alone.jsonl", ALONE)
        self.write("half.jsonl", AGREE + [claim("c", 5, subject=["Y"]), claim("d", 5, subject=["Z"])])

    def test_claims_that_agree_end_with_0(self):
        done = self.exits(0, "check", "agree.jsonl")
        self.assertIn("pass, score 100", done.stdout)
        self.assertEqual(done.stderr, "")

    def test_a_contradiction_ends_with_1(self):
        done = self.exits(1, "check", "disagree.jsonl")
        self.assertIn("error [conflict/within]", done.stdout)
        self.assertIn("fail, score 0", done.stdout)

    def test_fail_on_moves_the_threshold(self):
        for file, severity, code in [
                ("disagree.jsonl", "error", 1), ("disagree.jsonl", "warning", 1),
                ("disagree.jsonl", "note", 1), ("disagree.jsonl", "never", 0),
                ("warning.jsonl", "error", 0), ("warning.jsonl", "warning", 1),
                ("warning.jsonl", "note", 1), ("warning.jsonl", "never", 0),
                ("agree.jsonl", "note", 0)]:
            with self.subTest(file=file, severity=severity):
                done = self.exits(code, "check", "--fail-on", severity, file)
                self.assertIn("fail" if code else "pass", done.stdout.splitlines()[-1])

    def test_a_warning_alone_does_not_fail(self):
        done = self.exits(0, "check", "warning.jsonl")
        self.assertIn("1 finding: 1 warning\n", done.stdout)

    def test_min_score(self):
        self.exits(0, "check", "--min-score", 100, "agree.jsonl")
        self.exits(0, "check", "--min-score", 50, "warning.jsonl")
        self.exits(1, "check", "--min-score", 50.1, "warning.jsonl")
        self.exits(1, "check", "--min-score", 1, "--fail-on", "never", "disagree.jsonl")
        self.exits(0, "check", "--min-score", 0, "--fail-on", "never", "disagree.jsonl")

    def test_an_audit_without_a_score_is_under_any_min_score(self):
        self.exits(0, "check", "alone.jsonl")
        self.exits(1, "check", "--min-score", 0, "alone.jsonl")

    def test_min_coverage(self):
        self.exits(0, "check", "--min-coverage", 0.5, "half.jsonl")
        self.exits(1, "check", "--min-coverage", 0.51, "half.jsonl")
        self.exits(0, "check", "--min-coverage", 0, "alone.jsonl")
        self.exits(1, "check", "--min-coverage", 0.01, "alone.jsonl")
        self.exits(0, "check", "--min-coverage", 1, "agree.jsonl")

    def test_wrong_calls_end_with_2(self):
        self.write("draft.md", "Acme had 5 shops.\n")
        for arguments in [
                (), ("no-such-command",), ("check",), ("check", "--no-such-option", "agree.jsonl"),
                ("check", "agree.jsonl", "--output", "./agree.jsonl"),
                ("check", "--jsonl", "--output", "report.json"),
                ("extract", "draft.md", "--output", "draft.md"),
                ("merge", "agree.jsonl", "--output", "agree.jsonl"),
                ("check", "--format", "sarifx", "agree.jsonl"),
                ("check", "--format", "JSON", "agree.jsonl"),
                ("check", "--fail-on", "errors", "agree.jsonl"),
                ("check", "--date", "2025-02-29", "agree.jsonl"),
                ("check", "--date", "yesterday", "agree.jsonl"),
                ("check", "--color", "sometimes", "agree.jsonl"),
                ("check", "--min-score", "101", "agree.jsonl"),
                ("check", "--min-score", "-1", "agree.jsonl"),
                ("check", "--min-score", "high", "agree.jsonl"),
                ("check", "--min-coverage", "1.5", "agree.jsonl"),
                ("check", "--threads", "-1", "agree.jsonl"),
                ("check", "--threads", "two", "agree.jsonl"),
                ("check", "--input-format", "yaml", "agree.jsonl"),
                ("check", "--max-findings", "-3", "agree.jsonl"),
                ("check", "--select", "no/rule", "agree.jsonl"),
                ("check", "--ignore", "conflict", "agree.jsonl"),
                ("check", "--jsonl", "--date", "yesterday"),
                ("check", "--jsonl", "--format", "text2"),
                ("check", "--jsonl", "agree.jsonl"),
                ("check", "--jsonl", "--fail-on", "errors"),
                ("check", "--jsonl", "--select", "no/rule"),
                ("rules", "extra"), ("explain",), ("explain", "no/rule"), ("explain", "sum/*")]:
            with self.subTest(arguments=arguments):
                done = self.exits(2, *arguments)
                self.assertTrue(done.stderr.startswith("veritally: error: "), done.stderr)

    def test_a_mistyped_command_is_named(self):
        done = self.exits(2, "chekc", "agree.jsonl")
        self.assertIn('there is no command "chekc"', done.stderr)

    def test_a_repeatable_option_takes_one_value_and_leaves_the_file(self):
        for option, value in [("--source", "alone.jsonl"), ("--claims", "alone.jsonl"),
                              ("--select", "sum/total"), ("--ignore", "sum/*"),
                              ("--plugin", EXAMPLES)]:
            with self.subTest(option=option):
                report = self.report(option, value, "agree.jsonl", code=0)
                self.assertIn("agree.jsonl", [each["path"] for each in report["manifest"]["inputs"]])
        self.write("s.jsonl", [dict(each, document="s.jsonl") for each in AGREE])
        self.write("t.jsonl", [dict(each, document="t.jsonl") for each in AGREE])
        report = self.report("--source", "s.jsonl", "t.jsonl", code=0)
        self.assertEqual({each["path"]: each["role"] for each in report["documents"]},
                         {"s.jsonl": "source", "t.jsonl": "draft"})

    def test_a_usable_date_changes_nothing_for_claim_sets(self):
        self.exits(0, "check", "--date", "2024-02-29", "agree.jsonl")

    def test_help_and_version_end_with_0(self):
        for arguments in [("--help",), ("check", "--help"), ("--version",)]:
            with self.subTest(arguments=arguments):
                done = self.exits(0, *arguments)
                self.assertNotEqual(done.stdout, "")
                self.assertEqual(done.stderr, "")
        self.assertRegex(self.run_program("--version").stdout, r"\Averitally \d+\.\d+\.\d+\n\Z")

    def test_unusable_inputs_end_with_2_and_are_named(self):
        self.write("notes.txt", "Text.")
        self.write("notes.docx", "Text.")
        self.write("empty.jsonl", "")
        self.write("blank.jsonl", "\n \n\t\n")
        self.write("empty.json", "")
        self.write("empty.csv", "")
        self.write("empty.toml", "")
        self.write("no-claims.json", '{"claims": []}')
        self.write("heading.csv", "id,value\n")
        self.write("broken.json", '{"claims": [{"value": "5 kg"},]}')
        self.write("broken.toml", "[[claim]]\nvalue = \n")
        (self.folder / "folder.jsonl").mkdir()
        for file in ["notes.txt", "notes.docx", "no-such-file.jsonl", "empty.jsonl", "blank.jsonl", "empty.json",
                     "empty.csv", "empty.toml", "no-claims.json", "heading.csv", "broken.json",
                     "broken.toml", "folder.jsonl"]:
            with self.subTest(file=file):
                self.assertIn(file, self.exits(2, "check", file).stderr)
            with self.subTest(file=file, beside="a good one"):
                if file not in ("notes.txt", "empty.jsonl", "blank.jsonl", "no-claims.json", "heading.csv",
                                "empty.toml"):
                    self.assertIn(file, self.exits(2, "check", "agree.jsonl", file).stderr)

    def test_an_empty_claim_set_beside_others_is_no_error(self):
        self.write("empty.jsonl", "")
        self.exits(0, "check", "empty.jsonl", "agree.jsonl")

    def test_bad_records_win_over_findings(self):
        self.write("bad.jsonl", lines(DISAGREE) + BAD_LINE)
        self.exits(2, "check", "bad.jsonl")

    def test_a_derivation_of_an_unknown_claim_names_its_place(self):
        self.write("derived.jsonl", ALONE + [
            claim("t", 5, measure="total", derivation={"kind": "sum", "of": ["a", "nobody"]})])
        done = self.exits(2, "check", "derived.jsonl")
        self.assertIn("derived.jsonl:2:1: ", done.stderr)
        self.assertIn('"nobody"', done.stderr)

    def test_a_derivation_of_an_ambiguous_claim_names_its_place(self):
        self.write("derived.jsonl", AGREE + [claim("a", 7, subject=["Y"])] + [
            claim("t", 5, measure="total", derivation={"kind": "sum", "of": ["b", "a"]})])
        done = self.exits(2, "check", "derived.jsonl")
        self.assertIn("derived.jsonl:4:1: ", done.stderr)
        self.assertIn('"a", which more than one claim has', done.stderr)

    def test_a_claim_sets_own_ids_come_before_those_of_others(self):
        total = claim("t", 105, measure="total", derivation={"kind": "sum", "of": ["a", "b"]})
        self.write("one.jsonl", [claim("a", 100), claim("b", 5, subject=["Y"]), total])
        self.write("two.jsonl", [claim("a", 7, subject=["Z"]), claim("b", 8, subject=["V"])])
        report = self.report("two.jsonl", "one.jsonl", code=0)
        self.assertEqual(report["checks"][0]["working"], "100 + 5 = 105 USD; stated 105 USD")


if __name__ == "__main__":
    main()
