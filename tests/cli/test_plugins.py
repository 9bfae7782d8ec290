#!/usr/bin/env python3
"""Plugins that users bring: the examples, those that break the contract, those that throw."""

import json

from support import ABI_PLUGINS, AGREE, Case, DISAGREE, EXAMPLES, claim, main, verdicts

FALLS = [claim("f", 0, measure="price", quantity={"value": "200", "unit": "percent", "change": "down"}),
         claim("g", 0, measure="other", quantity={"value": "20", "unit": "percent", "change": "down"})]
BROKEN = ["magic", "major", "minor", "no_rules", "scope", "no_check", "duplicate", "undefined_symbol",
          "no_symbol", "id_form", "severity"]


class Examples(Case):
    def test_a_plugin_in_c(self):
        name = self.write("falls.jsonl", FALLS)
        self.assertEqual(self.report(name)["checks"], [])
        report = self.report("--plugin", EXAMPLES / "house-c.so", name, code=0)
        self.assertEqual(set(verdicts(report)), {("house/fall-over-hundred", "inconsistent", ("f",)),
                                                 ("house/fall-over-hundred", "consistent", ("g",))})
        self.assertEqual([each["severity"] for each in report["findings"]], ["warning"])
        self.assertIn({"id": "house/fall-over-hundred", "version": "1.0.0", "plugin": "house-c"},
                      report["manifest"]["rules"])

    def test_a_plugin_in_cpp(self):
        name = self.write("ages.jsonl", [claim("a", 431, "year", measure="age"),
                                         claim("b", 43, "year", measure="age", subject=["Y"])])
        report = self.report("--plugin", EXAMPLES / "team.so", name, "--fail-on", "warning", code=1)
        self.assertEqual(set(verdicts(report)), {("team/implausible-age", "inconsistent", ("a",)),
                                                 ("team/implausible-age", "consistent", ("b",))})

    def test_a_folder_of_plugins(self):
        name = self.write("falls.jsonl", FALLS)
        own = self.report(name)
        report = self.report("--plugin", EXAMPLES, name)
        plugins = [{each["plugin"] for each in one["manifest"]["rules"]} for one in (own, report)]
        self.assertEqual(plugins[1] - plugins[0], {"house", "house-c", "team"})
        self.assertLess(plugins[0], plugins[1])

    def test_a_plugin_given_twice_runs_once(self):
        name = self.write("falls.jsonl", FALLS)
        once = self.report("--plugin", EXAMPLES / "house-c.so", name)
        twice = self.report("--plugin", EXAMPLES / "house-c.so", "--plugin", EXAMPLES, name)
        self.assertEqual(verdicts(once), verdicts(twice))

    def test_the_environment_names_plugins(self):
        name = self.write("falls.jsonl", FALLS)
        self.assertEqual(len(self.report(name, VERITALLY_PLUGIN_PATH=str(EXAMPLES))["checks"]), 2)

    def test_plugins_of_the_current_folder_are_not_loaded(self):
        (self.folder / "house-c.so").write_bytes((EXAMPLES / "house-c.so").read_bytes())
        name = self.write("falls.jsonl", FALLS)
        self.assertEqual(self.report(name)["checks"], [])
        self.assertEqual(self.report(name, VERITALLY_PLUGIN_PATH=".")["checks"], [])
        self.assertEqual(len(self.report("--plugin", "house-c.so", name)["checks"]), 2)


class Broken(Case):
    def setUp(self):
        super().setUp()
        self.name = self.write("agree.jsonl", AGREE)

    def refused(self, plugin):
        for command in [("check", "--plugin", plugin, self.name), ("rules", "--plugin", plugin),
                        ("explain", "sum/total", "--plugin", plugin),
                        ("check", "--jsonl", "--plugin", plugin)]:
            done = self.exits(2, *command)
            self.assertIn(str(plugin), done.stderr)

    def test_what_is_no_plugin_is_refused(self):
        self.write("text.so", "not a library\n" * 20)
        self.write("empty.so", "")
        (self.folder / "empty").mkdir()
        for plugin in ["text.so", "empty.so", "no-such.so", "empty"]:
            with self.subTest(plugin=plugin):
                self.refused(plugin)

    def test_plugins_that_break_the_contract_are_refused(self):
        for fault in BROKEN:
            plugin = ABI_PLUGINS / f"bad-{fault}.so"
            with self.subTest(fault=fault):
                self.assertTrue(plugin.exists(), plugin)
                self.refused(plugin)


class Throwing(Case):
    """A rule that fails while it runs is an incident and the end is 3; the other rules go on."""

    PLUGIN = ABI_PLUGINS / "throwing.so"
    OTHERS = ["abi/throwing-constructor", "abi/throwing-check", "abi/throwing-odd",
              "abi/throwing-normaliser"]

    def only(self, rule):
        arguments = ["--plugin", self.PLUGIN]
        for other in self.OTHERS:
            if other != rule:
                arguments += ["--ignore", other]
        return arguments

    def test_a_rule_that_throws_is_an_incident(self):
        name = self.write("disagree.jsonl", DISAGREE)
        for rule, words in [("abi/throwing-check", "the check threw"), ("abi/throwing-odd", ""),
                            ("abi/throwing-normaliser", "")]:
            for arguments in [(), ("--fail-on", "never"), ("--min-score", 100)]:
                with self.subTest(rule=rule, arguments=arguments):
                    done = self.check("--format", "json", *self.only(rule), *arguments, name)
                    self.assertEqual(done.returncode, 3, done.stderr)
                    report = json.loads(done.stdout)
                    self.assertEqual(report["verdict"], "incomplete")
                    self.assertTrue(report["incidents"])
                    for incident in report["incidents"]:
                        self.assertIn(rule, incident["message"])
                        self.assertIn(words, incident["message"])
                        self.assertIn(incident["message"], done.stderr)
                    self.assertIn(("conflict/within", "inconsistent", ("b", "a")), verdicts(report))

    def test_the_text_report_says_so(self):
        done = self.check(*self.only("abi/throwing-check"), self.write("agree.jsonl", AGREE))
        self.assertEqual(done.returncode, 3)
        self.assertIn("incident: ", done.stdout)
        self.assertTrue(done.stdout.splitlines()[-1].startswith("incomplete"))

    def test_3_wins_over_bad_records_that_are_kept_going(self):
        name = self.write("mixed.jsonl", '{"id": 5}\n{"id": "a", "value": "5 kg"}\n')
        done = self.check("--keep-going", "--format", "json", *self.only("abi/throwing-check"), name)
        self.assertEqual(done.returncode, 3)
        self.assertEqual({each["kind"] for each in json.loads(done.stdout)["incidents"]} -
                         {"unreadable-input"}, {"plugin-crash"})

    def test_a_rule_that_cannot_be_made_is_unusable(self):
        name = self.write("agree.jsonl", AGREE)
        done = self.exits(2, "check", *self.only("abi/throwing-constructor"), name)
        self.assertIn("abi/throwing-constructor cannot be made: the constructor threw", done.stderr)

    def test_a_worker_goes_on(self):
        line = json.dumps({"id": "b", "claims": AGREE}) + "\n"
        done = self.check("--jsonl", *self.only("abi/throwing-check"), input=line * 2)
        answers = [json.loads(each) for each in done.stdout.splitlines()]
        self.assertEqual(done.returncode, 3)
        self.assertEqual([each["verdict"] for each in answers], ["incomplete"] * 2)
        self.assertTrue(all(each["incidents"] for each in answers))


if __name__ == "__main__":
    main()
