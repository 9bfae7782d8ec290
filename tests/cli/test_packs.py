#!/usr/bin/env python3
"""Packs: rules that TOML declares, on the command line, in the configuration and in folders."""

import re

from support import ALONE, Case, ROOT, claim, main, verdicts

EXAMPLE = ROOT / "examples/house-style"
LIMIT = """name = "house"
version = "7"
[[limit]]
id = "house/cheap"
measure = "price"
unit = "USD"
at_most = 10
severity = "error"
summary = "prices of the house"
why = "We sell cheap things."
"""
PRICES = [claim("a", 12, measure="price"), claim("b", 8, measure="price", subject=["Y"])]
SAID = {("house/cheap", "inconsistent", ("a",)), ("house/cheap", "consistent", ("b",))}


class Found(Case):
    """A pack is found wherever a plugin is."""

    def setUp(self):
        super().setUp()
        self.prices = self.write("prices.jsonl", PRICES)

    def said(self, report):
        return {each for each in verdicts(report) if each[0] == "house/cheap"}

    def test_on_the_command_line(self):
        self.assertEqual(self.said(self.report(self.prices)), set())
        report = self.report("--plugin", self.write("newsroom.toml", LIMIT), self.prices, code=1)
        self.assertEqual(self.said(report), SAID)
        self.assertIn({"id": "house/cheap", "version": "7", "plugin": "house"},
                      report["manifest"]["rules"])
        finding = report["findings"][0]
        self.assertEqual(finding["severity"], "error")
        self.assertEqual(finding["working"], "12 USD; limits: <= 10 USD")
        self.assertTrue(finding["fingerprint"])

    def test_in_the_configuration(self):
        self.write("rules/newsroom.toml", LIMIT)
        self.write("veritally.toml", 'plugins = ["rules/newsroom.toml"]\n')
        self.assertEqual(self.said(self.report(self.prices, code=1)), SAID)

    def test_in_a_folder(self):
        self.write("rules/newsroom.toml", LIMIT)
        self.write("rules/veritally.toml", 'fail-on = "never"\n')  # settings, and no pack
        self.assertEqual(self.said(self.report("--plugin", "rules", self.prices, code=1)), SAID)
        path = str(self.folder / "rules")
        self.assertEqual(self.said(self.report(self.prices, VERITALLY_PLUGIN_PATH=path)), SAID)

    def test_in_the_folder_of_the_user(self):
        self.write("data/veritally/plugins/newsroom.toml", LIMIT)
        data = str(self.folder / "data")
        self.assertEqual(self.said(self.report(self.prices, XDG_DATA_HOME=data)), SAID)

    def test_not_in_the_current_folder(self):
        self.write("newsroom.toml", LIMIT)
        self.assertEqual(self.said(self.report(self.prices)), set())

    def test_two_packs_and_a_worker(self):
        self.write("one.toml", LIMIT)
        self.write("two.toml", LIMIT.replace("house/cheap", "house/dear").replace("at_most", "at_least"))
        report = self.report("--plugin", "one.toml", "--plugin", "two.toml", self.prices)
        self.assertEqual({(each[0], each[1]) for each in verdicts(report) if "house/" in each[0]},
                         {("house/cheap", "inconsistent"), ("house/cheap", "consistent"),
                          ("house/dear", "consistent"), ("house/dear", "inconsistent")})
        bundle = '{"id": "b", "claims": [{"measure": "price", "value": "$12"}]}\n'
        done = self.check("--jsonl", "--plugin", "one.toml", input=bundle * 2)
        self.assertEqual(done.stdout.count('"house/cheap","severity"'), 2, done.stdout)


class Rules(Case):
    """A declared rule is a rule like any other."""

    def setUp(self):
        super().setUp()
        self.pack = ("--plugin", self.write("newsroom.toml", LIMIT))
        self.prices = self.write("prices.jsonl", PRICES)

    def test_is_listed_and_explained(self):
        listed = self.exits(0, "rules", *self.pack).stdout
        self.assertRegex(listed, r"\nhouse/cheap +error +on +house +prices of the house\n")
        explained = self.exits(0, "explain", "house/cheap", *self.pack).stdout
        for words in ("# house/cheap\n", "prices of the house", "Plugin: house 7.",
                      "We sell cheap things."):
            self.assertIn(words, explained)

    def test_is_switched_off(self):
        report = self.report(*self.pack, "--ignore", "house/*", self.prices)
        self.assertNotIn("house/cheap", {each["rule"] for each in report["checks"]})
        self.write("veritally.toml", '[rules]\n"house/cheap" = false\n')
        report = self.report(*self.pack, self.prices)
        self.assertNotIn("house/cheap", {each["rule"] for each in report["checks"]})

    def test_is_off_until_asked_for(self):
        pack = ("--plugin", self.write("off.toml", LIMIT + "off = true\n"))
        self.assertNotIn("house/cheap",
                         {each["rule"] for each in self.report(*pack, self.prices)["checks"]})
        self.assertIn("house/cheap", {each["rule"] for each in self.report(
            *pack, "--select", "house/cheap", self.prices)["checks"]})

    def test_the_first_of_two_with_one_id_counts(self):
        pack = self.write("own.toml", LIMIT.replace("house/cheap", "conflict/within"))
        listed = self.exits(0, "rules", "--plugin", pack).stdout
        self.assertRegex(listed, r"\nconflict/within +error +on +house ")


class Faults(Case):
    """What is wrong with a pack: exit code 2, and one message with its line and column."""

    def refused(self, text, said, *commands):
        pack = self.write("newsroom.toml", text)
        name = self.write("alone.jsonl", ALONE)
        for command in commands or [("check", name), ("rules",), ("explain", "sum/total"),
                                    ("check", "--jsonl")]:
            with self.subTest(command=command):
                done = self.exits(2, *command, "--plugin", pack)
                self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
                self.assertIn(f"/{said}", done.stderr)

    def test_a_pattern(self):
        self.refused("[[phrase]]\nid = \"house/a\"\nban = '(x'\n",
                     "newsroom.toml:3:7: '(x' is no pattern: missing ): (x")

    def test_a_key(self):
        self.refused(LIMIT + "at_moost = 5\n",
                     'newsroom.toml:11:1: a limit has no key "at_moost"; the keys are id, ')

    def test_toml_that_is_none(self):
        self.refused("[[phrase]\n", "newsroom.toml:1:")

    def test_a_file_of_figures(self):
        table = '[[table]]\nid = "house/t"\nsubject = "X"\nmeasure = "price"\nfile = "t.csv"\n'
        self.refused(table, 'newsroom.toml:5:8: the file "t.csv" cannot be read')
        self.write("t.csv", "value,unit\nmany,USD\n")
        self.refused(table, 't.csv:2:1: "value" is "many"; write a number')

    def test_a_unit_is_looked_up_when_the_rule_is_made(self):
        self.refused(LIMIT.replace('"USD"', '"dollers"'),
                     'newsroom.toml:6:8: there is no unit "dollers"; write a unit',
                     ("check", self.write("alone.jsonl", ALONE)), ("check", "--jsonl"))

    def test_in_the_configuration(self):
        self.write("newsroom.toml", LIMIT + "off = 5\n")
        self.write("veritally.toml", 'plugins = ["newsroom.toml"]\n')
        done = self.exits(2, "check", self.write("alone.jsonl", ALONE))
        self.assertIn('newsroom.toml:11:7: "off" is a number; write true or false', done.stderr)

    def test_a_pack_that_is_not_there(self):
        name = self.write("alone.jsonl", ALONE)
        self.assertIn("no-such.toml", self.exits(2, "check", "--plugin", "no-such.toml", name).stderr)


class Documentation(Case):
    """Every pack that docs/packs.md shows is one."""

    def test_every_example_can_be_used(self):
        page = (ROOT / "docs/packs.md").read_text()
        self.write("towns.csv", re.search(r"^```csv\n(.*?)^```", page, re.M | re.S)[1])
        name = self.write("alone.jsonl", ALONE)
        packs = re.findall(r"^```toml\n(.*?)^```", page, re.M | re.S)
        self.assertGreater(len(packs), 8)
        for number, pack in enumerate(packs):
            with self.subTest(pack=pack):
                self.exits(0, "check", "--plugin", self.write(f"{number}.toml", pack), name)

    def test_the_shown_fault_is_what_is_said(self):
        page = (ROOT / "docs/packs.md").read_text()
        pack = self.write("newsroom.toml", "[[phrase]]\nid = \"house/a\"\nban = '(poll'\n")
        said = self.exits(2, "rules", "--plugin", pack).stderr
        self.assertIn(said[said.index("newsroom.toml:"):], page)


class Example(Case):
    """examples/house-style, as docs/packs.md describes it."""

    def test_each_rule_finds_what_was_put_there_for_it(self):
        report = self.report("--plugin", "newsroom.toml", "draft.md", code=1, cwd=EXAMPLE)
        draft = (EXAMPLE / "draft.md").read_bytes()
        words = {(each["rule"], draft[each["labels"][0]["begin"]:each["labels"][0]["end"]].decode())
                 for each in report["findings"]}
        self.assertEqual(words, {
            ("house/plain-words", "in order to"),
            ("house/record-since-when", "record high"),
            ("house/survey-method", "A survey among 800 guests was friendly."),
            ("house/water-temperature", "82 °C"),
            ("house/towns", "44,200"),
            ("house/jobless-figures", "7.4 %"),
            ("house/pools", "€12.5 million"),
            ("house/margin", "15 %")})
        fixes = [each["fixes"] for each in report["findings"] if each["rule"] == "house/plain-words"]
        self.assertEqual([each["text"] for each in fixes[0][0]["edits"]], ["to"])
        self.assertIn(("house/water-temperature", "consistent"),
                      {(each["rule"], each["verdict"]) for each in report["checks"]})


if __name__ == "__main__":
    main()
