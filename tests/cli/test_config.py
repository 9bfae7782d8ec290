#!/usr/bin/env python3
"""veritally.toml, --select and --ignore, `rules` and `explain`."""

from support import AGREE, ALONE, Case, DISAGREE, EXAMPLES, WARNING, claim, main, verdicts

FAMILIES = {"conflict/between", "conflict/within", "normalise/currencies", "normalise/names",
            "normalise/units", "sum/total"}


class Config(Case):
    def setUp(self):
        super().setUp()
        self.write("agree.jsonl", AGREE)
        self.write("disagree.jsonl", DISAGREE)
        self.write("warning.jsonl", WARNING)
        self.write("alone.jsonl", ALONE)

    def test_the_nearest_file_above_counts(self):
        self.write("veritally.toml", 'fail-on = "never"\n')
        self.write("one/two/disagree.jsonl", DISAGREE)
        self.exits(0, "check", "disagree.jsonl")
        self.exits(0, "check", "disagree.jsonl", cwd=self.folder / "one/two")
        self.write("one/veritally.toml", 'fail-on = "error"\n')
        self.exits(1, "check", "disagree.jsonl", cwd=self.folder / "one/two")
        self.exits(0, "check", "disagree.jsonl")

    def test_it_is_looked_for_above_the_current_folder_and_not_the_input(self):
        self.write("one/veritally.toml", 'fail-on = "never"\n')
        self.write("one/disagree.jsonl", DISAGREE)
        self.exits(1, "check", "one/disagree.jsonl")

    def test_config_names_another_file(self):
        self.write("veritally.toml", 'fail-on = "never"\n')
        self.write("strict.toml", 'fail-on = "warning"\n')
        self.exits(1, "check", "--config", "strict.toml", "disagree.jsonl")
        self.exits(1, "check", "--config", "strict.toml", "warning.jsonl")
        # The nearest one is not read besides.
        self.write("veritally.toml", "nonsense")
        self.exits(0, "check", "--config", "strict.toml", "agree.jsonl")
        self.exits(2, "check", "agree.jsonl")

    def test_an_empty_config_is_none(self):
        self.write("veritally.toml", "nonsense")
        self.exits(1, "check", "--config", "", "disagree.jsonl")
        self.exits(0, "rules", "--config", "")

    def test_the_command_line_wins(self):
        self.write("veritally.toml", 'fail-on = "never"\nmin-score = 90\nmin-coverage = 1.0\n'
                                     '[rules]\n"conflict/*" = false\n')
        self.exits(1, "check", "alone.jsonl")
        self.exits(1, "check", "agree.jsonl")
        self.exits(0, "check", "--select", "conflict/*", "agree.jsonl")
        self.exits(1, "check", "--select", "conflict/*", "disagree.jsonl")
        self.exits(0, "check", "--select", "conflict/*", "--min-score", 0, "disagree.jsonl")
        self.exits(1, "check", "--select", "conflict/*", "--min-score", 0, "--fail-on", "error",
                   "disagree.jsonl")
        self.exits(1, "check", "--select", "conflict/*", "--min-score", 0, "alone.jsonl")

    def test_gates_of_the_file(self):
        for text, file, code in [("min-score = 50", "warning.jsonl", 0),
                                 ("min-score = 50.5", "warning.jsonl", 1),
                                 ("min-coverage = 0", "alone.jsonl", 0),
                                 ("min-coverage = 0.01", "alone.jsonl", 1),
                                 ('fail-on = "note"', "warning.jsonl", 1)]:
            with self.subTest(text=text):
                self.write("veritally.toml", text + "\n")
                self.exits(code, "check", file)

    def test_errors_have_line_and_column(self):
        for text, place, words in [
                ("fail-on = 3\n", "1:11", '"fail-on" must be a string'),
                ('\nfail-on = "sometimes"\n', "2:11", '"fail-on" is "sometimes"'),
                ("min-score = 101\n", "1:13", "out of range"),
                ("min-score = -1\n", "1:13", "out of range"),
                ("min-score = nan\n", "1:13", "out of range"),
                ('min-score = "80"\n', "1:13", "must be a number"),
                ("min-coverage = 2\n", "1:16", "out of range"),
                ("min-coverage = true\n", "1:16", "must be a number"),
                ('fail-un = "error"\n', "1:11", 'no setting "fail-un"'),
                ('plugins = "x.so"\n', "1:11", '"plugins" must be a list'),
                ("plugins = [\n  1]\n", "2:3", '"plugins" must be a string'),
                ("rules = 1\n", "1:9", '"rules" must be a table'),
                ('[rules]\n"sum/total" = "on"\n', "2:15", "true or false"),
                ('[options]\n"sum/total" = 1\n', "2:15", "a table of options"),
                ('[options."sum/total"]\nx = 1\n', "2:5", "must be a string"),
                ("rates = [1]\n", "1:9", '"rates" must be a string'),
                ("min-score = \n", "1:", ""), ("[rules\n", "1:", ""),
                ("min-score = 1\nmin-score = 2\n", "2:", "")]:
            with self.subTest(text=text):
                self.write("veritally.toml", text)
                done = self.exits(2, "check", "agree.jsonl")
                self.assertIn(f"veritally.toml:{place}", done.stderr)
                self.assertIn(words, done.stderr)

    def test_what_it_names_must_be_there(self):
        for text, words in [('[rules]\n"no/rule" = true\n', 'no rule "no/rule"'),
                            ('[rules]\n"no/*" = false\n', 'no rule "no/*"'),
                            ('[options."no/rule"]\nx = "1"\n', 'no rule "no/rule"'),
                            ('[options."sum/total"]\nx = "1"\n', 'no option "x"'),
                            ('plugins = ["no.so"]\n', "no.so"), ('rates = "no.csv"\n', "no.csv"),
                            ('aliases = "no.toml"\n', "no.toml")]:
            with self.subTest(text=text):
                self.write("veritally.toml", text)
                self.assertIn(words, self.exits(2, "check", "agree.jsonl").stderr)
        self.exits(2, "check", "--config", "no-such.toml", "agree.jsonl")

    def test_paths_are_relative_to_the_file(self):
        self.write("conf/names.toml", '[firms]\n"Acme Seeds" = ["Why"]\n')
        self.write("conf/house.toml", 'plugins = ["house-c.so"]\naliases = "names.toml"\n')
        self.write("names.jsonl", [claim("a", 100, subject=["Acme Seeds"]),
                                   claim("b", 120, subject=["Why"])])
        self.exits(2, "check", "--config", "conf/house.toml", "names.jsonl")
        (self.folder / "conf/house-c.so").write_bytes((EXAMPLES / "house-c.so").read_bytes())
        self.assertEqual(verdicts(self.report("names.jsonl", code=0)), [])
        report = self.report("--config", "conf/house.toml", "names.jsonl", code=1)
        self.assertEqual(verdicts(report), [("conflict/within", "inconsistent", ("b", "a"))])
        self.assertIn("house/fall-over-hundred", [each["id"] for each in report["manifest"]["rules"]])

    def test_an_option_of_a_rule_reaches_it(self):
        self.write("age.jsonl", [claim("a", 100, "year", measure="age")])
        for limit, found in [("99", 1), ("122", 0)]:
            self.write("veritally.toml", f'[options."team/implausible-age"]\nlimit = "{limit}"\n')
            report = self.report("--plugin", EXAMPLES / "team.so", "age.jsonl")
            self.assertEqual(len(report["findings"]), found)
        self.write("veritally.toml", '[options."team/implausible-age"]\nlimit = "old"\n')
        done = self.exits(2, "check", "--plugin", EXAMPLES / "team.so", "age.jsonl")
        self.assertIn("team/implausible-age cannot be made", done.stderr)

    def test_words_that_several_rules_share_are_options_of_each(self):
        self.write("shares.txt", "Brantex's shares closed at $57. They fell as low as $55.")
        self.exits(0, "check", "shares.txt")
        self.write("veritally.toml", '[options."conflict/within"]\nlows = ""\n')
        report = self.report("shares.txt", code=1)
        self.assertEqual([each["rule"] for each in report["findings"]], ["conflict/within"])
        self.write("veritally.toml", '[options."conflict/between"]\nlows = ""\n')
        self.exits(0, "check", "shares.txt")


class Selection(Case):
    def setUp(self):
        super().setUp()
        self.write("mixed.jsonl", DISAGREE + [
            claim("p", 1, measure="m", subject=["P"]), claim("q", 2, measure="m", subject=["Q"]),
            claim("t", 9, measure="m", subject=["P", "Q"])])

    def rules_that_speak(self, *arguments):
        report = self.report(*arguments, "mixed.jsonl")
        ran = {each["id"] for each in report["manifest"]["rules"]}
        spoke = {rule for rule, _, _ in verdicts(report)}
        self.assertLessEqual(spoke, ran)
        return spoke

    def test_select_and_ignore(self):
        both = {"conflict/within", "sum/total"}
        for arguments, spoke in [
                ((), both), (("--ignore", "conflict/within"), {"sum/total"}),
                (("--ignore", "sum/*"), {"conflict/within"}), (("--ignore", "*"), set()),
                (("--select", "sum/total"), both),
                (("--ignore", "*", "--ignore", "sum/total"), set()),
                (("--ignore", "conflict/*", "--ignore", "sum/*"), set())]:
            with self.subTest(arguments=arguments):
                self.assertEqual(self.rules_that_speak(*arguments), spoke)

    def test_rules_of_the_file_are_switched_in_turn(self):
        self.write("veritally.toml", '[rules]\n"*" = false\n"sum/total" = true\n')
        self.assertEqual(self.rules_that_speak(), {"sum/total"})
        self.assertEqual(self.rules_that_speak("--select", "conflict/*"),
                         {"conflict/within", "sum/total"})

    def test_without_normalisers_names_are_as_written(self):
        self.write("mixed.jsonl", [claim("a", 1, subject=["Google"]),
                                   claim("b", 2, subject=["Alphabet"])])
        self.assertEqual(self.rules_that_speak(), {"conflict/within"})
        self.assertEqual(self.rules_that_speak("--ignore", "normalise/names"), set())


class Rules(Case):
    def test_rules_lists_all_sorted(self):
        done = self.exits(0, "rules")
        heading, *rows = done.stdout.splitlines()
        self.assertEqual(heading.split(), ["RULE", "SEVERITY", "DEFAULT", "PLUGIN", "SUMMARY"])
        ids = [row.split()[0] for row in rows]
        self.assertEqual(ids, sorted(ids))
        self.assertTrue(FAMILIES.issubset(ids))
        self.assertEqual(done.stderr, "")
        for row in rows:
            self.assertIn(row.split()[1], {"error", "warning", "note", "-"})
            self.assertIn(row.split()[2], {"on", "off"})

    def test_rules_lists_given_plugins(self):
        with_examples = self.exits(0, "rules", "--plugin", EXAMPLES).stdout
        for rule in ["house/stale-plan", "house/fall-over-hundred", "team/implausible-age"]:
            self.assertIn(f"\n{rule} ", with_examples)
            self.assertNotIn(rule, self.exits(0, "rules").stdout)

    def test_explain_prints_the_whole_documentation(self):
        for row in self.exits(0, "rules", "--plugin", EXAMPLES).stdout.splitlines()[1:]:
            rule = row.split()[0]
            with self.subTest(rule=rule):
                done = self.exits(0, "explain", rule, "--plugin", EXAMPLES)
                self.assertTrue(done.stdout.startswith(f"# {rule}\n\n"))
                self.assertIn(f"Default: {row.split()[2]}. Plugin: ", done.stdout)
                self.assertGreater(len(done.stdout.splitlines()), 8)
                self.assertTrue(done.stdout.endswith("\n"))

    def test_explain_lists_options(self):
        done = self.exits(0, "explain", "team/implausible-age", "--plugin", EXAMPLES)
        self.assertIn("- `limit` (default `122`): the highest age that is believed\n", done.stdout)

    def test_explain_of_an_unknown_rule(self):
        for rule in ["no/rule", "sum", "sum/", "", "SUM/TOTAL"]:
            with self.subTest(rule=rule):
                done = self.exits(2, "explain", rule)
                self.assertIn(f'there is no rule "{rule}"', done.stderr)


if __name__ == "__main__":
    main()
