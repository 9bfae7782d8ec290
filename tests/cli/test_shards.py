#!/usr/bin/env python3
"""An audit in parts: what `merge` makes of them is what one run writes, byte for byte."""

import collections
import itertools
import json
import random
import signal
import subprocess

from support import (ABI_PLUGINS, AGREE, ALONE, BAD_LINE, Case, DISAGREE, PROGRAM, ROOT, TIMEOUT,
                     WARNING, claim, main)
from test_determinism import random_set

EXAMPLE = ROOT / "examples/hyperscalers"
SETS = ["bank-note.jsonl", "amazon-plans.json", "meta-plans.toml", "investment-guide.csv",
        "announcements.jsonl"]
TEXTS = ["draft.md", "--source", "bank-note.txt", "--source", "announcements.md", "--source",
         "meta-plans.txt", "--source", "amazon-plans.html", "--source", "investment-guide.csv"]
# What decides of what several parts say of one claim.
WEIGHTS = ["conflicting", "confirmed", "recomputed", "undetermined", "unchecked"]

COMPANIES = ["Amazon", "Meta", "Alphabet", "Microsoft", "Bayer AG", "Northwind"]
SAYINGS = ["{0} spent {1} on data centers in {2}, according to {3}.",
           "{0} spent {1} on data centers in {2}.",
           "In {2}, the revenue of {0} rose to {1}, up {4} % from {5}.",
           "{0} plans to spend {1} on data centers in {2}.",
           "Its profit was {1}. Revenue of {0} came to {6} in {2}.",
           "\"We will hire {4} people\", the head of {0} said on Monday, 3 March {2}.",
           "The total of {1} in {2} is made up of {6} for {0} and {5} for the others together."]


def random_texts(seed, documents):
    """Articles about a few companies: told again word for word, quoted, altered and summed."""
    chance = random.Random(seed)
    known = [str(20 * chance.randrange(1, 9)) for _ in range(6)]

    def money():
        return f"${chance.choice(known)} {chance.choice(['million', 'billion'])}"

    def sentence():
        return chance.choice(SAYINGS).format(
            chance.choice(COMPANIES), money(), chance.choice([2023, 2024, 2025]),
            chance.choice(["Bank of America", "Morgan Stanley"]), chance.randrange(2, 60), money(),
            money())

    wire = [sentence() for _ in range(8)]
    return [" ".join(chance.choice([sentence(), chance.choice(wire)]) for _ in range(12)) + "\n"
            for _ in range(documents)]


class Shards(Case):
    def part(self, number, of, *arguments, code=0, **rest):
        """A part in a file of its own; the file's name."""
        name = f"part{number}of{of}.json"
        done = self.check("--format", "json", "--shard", f"{number}/{of}", "--output",
                          self.folder / name, *arguments, **rest)
        self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
        return name

    def parts(self, of, *arguments, **rest):
        return [self.part(number, of, *arguments, **rest) for number in range(1, of + 1)]

    def merge(self, *arguments, **rest):
        return self.run_program("merge", *arguments, **rest)

    def read(self, name):
        return json.loads((self.folder / name).read_text())

    def refused(self, words, *files):
        done = self.exits(2, "merge", *files)
        self.assertIn(words, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    def contested(self, parts):
        """How many claims end as several parts say, by how they end."""
        said = collections.defaultdict(list)
        for name in parts:
            report = self.read(name)
            shard = report["shard"]
            outcomes = [each["outcome"] for each in report["claims"]] + shard["touched"]
            for row, outcome in zip(shard["claims"] + shard["elsewhere"], outcomes):
                said[row[0]].append(outcome["status"])
        best = {ref: min(words, key=WEIGHTS.index) for ref, words in said.items()}
        return collections.Counter(
            best[ref] for ref, words in said.items() if words.count(best[ref]) > 1)

    def same_in_parts(self, *arguments, counts=(1, 2, 3, 7), **rest):
        """Whatever the number of parts, their threads and the order they are merged in; gives how
        claims ended that several of three parts decided on."""
        whole = self.check("--format", "json", "--threads", 1, *arguments, **rest)
        self.assertIn(whole.returncode, (0, 1), whole.stderr)
        chance = random.Random(1)
        contested = collections.Counter()
        for count in counts:
            texts = []
            for threads in (1, 2):
                parts = self.parts(count, "--threads", threads, *arguments, **rest)
                texts.append([(self.folder / name).read_text() for name in parts])
            self.assertEqual(*texts)
            if count == 3:
                contested = self.contested(parts)
            for _ in range(2):
                chance.shuffle(parts)
                merged = self.merge(*parts)
                told = f"{parts} of {arguments}"
                self.assertEqual(merged.stderr, "", told)
                self.assertTrue(merged.stdout == whole.stdout, told)
                self.assertEqual(merged.returncode, whole.returncode, told)
        return contested


class Merged(Shards):
    def test_claim_sets(self):
        contested = collections.Counter()
        for seed in range(3):
            with self.subTest(seed=seed):
                contested += self.same_in_parts(self.write("random.jsonl", random_set(seed, 700)))
        for status in ("conflicting", "confirmed"):
            self.assertGreater(contested[status], 0, contested)

    def test_several_claim_sets_of_which_one_is_a_source(self):
        claims = random_set(5, 900)
        for i, each in enumerate(claims):
            each.pop("derivation", None)
            if i >= 600:
                each["document"] = "source.md"
        names = [self.write(f"set{i}.jsonl", claims[i * 300:(i + 1) * 300]) for i in range(3)]
        self.same_in_parts(*names[:2], "--source", names[2])

    def test_texts(self):
        contested = collections.Counter()
        for seed in range(3):
            with self.subTest(seed=seed):
                for i, text in enumerate(random_texts(seed, 8)):
                    self.write(f"texts/{i}.md", text)
                contested += self.same_in_parts("texts/0.md", "texts/1.md", "--source", "texts/[2-7].md")
        self.assertGreater(contested["confirmed"] + contested["conflicting"], 0, contested)

    def test_the_example(self):
        self.same_in_parts(*SETS, cwd=EXAMPLE)
        self.same_in_parts(*TEXTS, cwd=EXAMPLE)

    def test_ids_that_stand_twice_and_names_that_need_escapes(self):
        claims = [claim(id, value, document=document, subject=[subject], text="\"a\"\\\n\u00e9")
                  for id, value, document, subject in itertools.product(
                      ["a\"b", "\u00e4"], [100, 120], ["d\"1", "d\\2"], ["X\"", "x\"", "Y\u00e9"])]
        self.same_in_parts(self.write("escapes.jsonl", claims))

    def test_more_parts_than_claims(self):
        self.same_in_parts(self.write("disagree.jsonl", DISAGREE), counts=(20,))

    def test_unreadable_records_and_broken_bytes_are_told_once(self):
        self.write("half.jsonl", json.dumps(AGREE[0]) + "\n" + BAD_LINE)
        self.write("broken.md", "Caf\u00e9 \u00e9t\u00e9 had 20 employees: ".encode() + b"\xc3.\n")
        arguments = ("--keep-going", "half.jsonl", "broken.md", "--fail-on", "never")
        whole = self.check("--format", "json", *arguments)
        self.assertEqual([each["kind"] for each in json.loads(whole.stdout)["incidents"]],
                         ["unreadable-input", "broken-text"])
        merged = self.merge(*self.parts(3, *arguments), "--fail-on", "never")
        self.assertEqual((merged.returncode, merged.stdout), (0, whole.stdout))

    def test_a_confirmation_by_copies_that_several_parts_found(self):
        # The rule about repeated figures looks at sentences, that about values at groups: a claim
        # and those that confirm it meet in several parts, and copies are one voice all the same.
        text = ("Northwind handled 12 million tonnes of goods at the port of Altona in the year {0}. "
                "Northwind spent $40 million on data centers in {0}, according to Bank of America.\n")
        for i in range(6):
            self.write(f"{i}.md", text.format(2024))
        self.same_in_parts("0.md", *itertools.chain(*(("--source", f"{i}.md") for i in range(1, 6))))

    def test_output_goes_to_a_file(self):
        parts = self.parts(2, self.write("disagree.jsonl", DISAGREE))
        whole = self.check("--format", "json", "disagree.jsonl").stdout
        done = self.exits(1, "merge", "--output", "whole.json", *parts)
        self.assertEqual((done.stdout, (self.folder / "whole.json").read_text()), ("", whole))


class Parts(Shards):
    def test_each_claim_check_and_finding_is_in_one_part(self):
        name = self.write("random.jsonl", random_set(2, 600))
        whole = self.report(name)
        parts = [self.read(each) for each in self.parts(4, name)]
        for kind, least in [("claims", 60), ("checks", 15), ("findings", 3)]:
            counts = [len(part[kind]) for part in parts]
            self.assertEqual(sum(counts), len(whole[kind]))
            self.assertGreater(min(counts), least, (kind, counts))
        self.assertEqual([bool(part["consensus"]) for part in parts], [True] + 3 * [False])

    def test_a_part_is_no_whole_report_and_says_so(self):
        part = self.read(self.part(2, 3, self.write("disagree.jsonl", DISAGREE)))
        self.assertEqual(part["verdict"], "incomplete")
        self.assertEqual((part["shard"]["part"], part["shard"]["of"]), (2, 3))
        self.assertEqual(list(part)[-1], "shard")

    def test_a_whole_report_has_no_such_member(self):
        self.assertNotIn("shard", self.report(self.write("agree.jsonl", AGREE)))

    def test_gates_are_for_the_whole(self):
        name = self.write("disagree.jsonl", DISAGREE)
        gates = ["--fail-on", "note", "--min-score", 100, "--min-coverage", 1]
        parts = self.parts(3, name, *gates)
        self.exits(1, "merge", *parts)

    def test_what_cannot_be_read_ends_each_part_with_2(self):
        self.part(1, 2, "missing.jsonl", code=2)
        self.part(2, 2, self.write("empty.jsonl", ""), code=2)

    def test_wrong_shards(self):
        name = self.write("agree.jsonl", AGREE)
        for shard in ["0/3", "4/3", "1/0", "0/0", "1", "1/", "/3", "a/b", "1/3/5", "-1/3", "1.0/3",
                      " 1/3", "1/99999999999"]:
            with self.subTest(shard=shard):
                done = self.exits(2, "check", "--format", "json", f"--shard={shard}", name)
                self.assertIn("from 1/N to N/N", done.stderr)

    def test_a_part_is_json(self):
        name = self.write("agree.jsonl", AGREE)
        done = self.exits(2, "check", "--shard", "1/2", name)
        self.assertIn("--format json", done.stderr)
        self.exits(2, "check", "--shard", "1/2", "--jsonl", "--format", "json")
        self.exits(2, "check", "--shard", "1/2", "--format", "json", "--explain-links", name)


class Verdicts(Shards):
    def test_the_gates_of_a_single_run(self):
        self.write("agree.jsonl", AGREE)
        self.write("disagree.jsonl", DISAGREE)
        self.write("warning.jsonl", WARNING)
        self.write("alone.jsonl", ALONE)
        self.write("half.jsonl", AGREE + [claim("c", 5, subject=["Y"]), claim("d", 5, subject=["Z"])])
        gates = [[], ["--fail-on", "warning"], ["--fail-on", "never"], ["--min-score", 0],
                 ["--min-score", 50.1], ["--min-coverage", 0.5], ["--min-coverage", 0.51]]
        codes = set()
        for name in ["agree", "disagree", "warning", "alone", "half"]:
            parts = self.parts(2, name + ".jsonl")
            for gate in gates:
                with self.subTest(name=name, gate=gate):
                    whole = self.check("--format", "json", *gate, name + ".jsonl")
                    merged = self.merge(*gate, *parts)
                    self.assertEqual((merged.returncode, merged.stdout), (whole.returncode, whole.stdout))
                    codes.add((json.loads(merged.stdout)["verdict"], merged.returncode))
        self.assertEqual(codes, {("pass", 0), ("fail", 1)})

    def test_the_configuration_has_gates(self):
        parts = self.parts(2, self.write("warning.jsonl", WARNING))
        self.exits(0, "merge", *parts)
        self.write("veritally.toml", 'fail-on = "warning"\n')
        self.exits(1, "merge", *parts)
        self.exits(0, "merge", "--fail-on", "error", *parts)
        self.exits(0, "merge", "--config", "", *parts)
        self.exits(2, "merge", "--config", "missing.toml", *parts)

    def test_a_plugin_that_fails_leaves_the_whole_incomplete(self):
        self.write("disagree.jsonl", DISAGREE)
        arguments = ["--plugin", ABI_PLUGINS / "throwing.so", "disagree.jsonl"]
        for rule in ("constructor", "odd", "normaliser"):
            arguments += ["--ignore", "abi/throwing-" + rule]
        codes = [self.check("--format", "json", "--shard", f"{part}/3", "--output",
                            self.folder / f"{part}.json", *arguments).returncode for part in (1, 2, 3)]
        self.assertEqual(set(codes), {0, 3})
        whole = self.check("--format", "json", *arguments)
        merged = self.merge("1.json", "2.json", "3.json")
        self.assertEqual((merged.returncode, merged.stdout), (3, whole.stdout))
        self.assertEqual(merged.stderr, whole.stderr)
        self.assertEqual(json.loads(merged.stdout)["verdict"], "incomplete")

    def test_a_part_that_was_interrupted_leaves_the_whole_incomplete(self):
        for i in range(120):
            self.write(f"texts/{i:03}.md", f"Firm{i} had {i + 20} employees in 2024.\n")
        arguments = ["--plugin", ABI_PLUGINS / "slow.so", "-j1", "texts"]
        child = subprocess.Popen(
            [PROGRAM, "check", "--format", "json", "--shard", "1/2", "--output", "1.json", "-v",
             *map(str, arguments)], cwd=self.folder, env=self.environment, stderr=subprocess.PIPE)
        self.addCleanup(child.wait, TIMEOUT)
        self.addCleanup(child.kill)
        self.addCleanup(child.stderr.close)
        log = iter(child.stderr.readline, b"")
        self.assertTrue(any(b"claims read" in line for line in log))
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(TIMEOUT), 3)
        self.part(2, 2, *arguments)
        merged = self.merge("1.json", "part2of2.json")
        self.assertEqual(merged.returncode, 3)
        report = json.loads(merged.stdout)
        self.assertEqual(report["verdict"], "incomplete")
        self.assertEqual([each["kind"] for each in report["incidents"]], ["interrupted"])


class Refused(Shards):
    def setUp(self):
        super().setUp()
        self.write("disagree.jsonl", DISAGREE)
        self.one, self.two, self.three = self.parts(3, "disagree.jsonl")

    def test_a_missing_part(self):
        self.refused("part 2 of 3 is missing", self.one, self.three)
        self.refused("part 1 of 3 is missing", self.two, self.three)
        self.refused("part 3 of 3 is missing", self.one, self.two)

    def test_a_part_given_twice(self):
        self.refused("part 2 of 3 is given twice", self.one, self.two, self.three, self.two)

    def test_parts_of_another_division(self):
        other = self.part(2, 2, "disagree.jsonl")
        self.refused("this is part 2 of 2, but", self.one, other, self.three)

    def test_parts_of_another_audit(self):
        renamed = self.write("renamed.jsonl", DISAGREE)
        arguments = {
            "changed inputs": [self.write("changed.jsonl", DISAGREE + ALONE)],
            "renamed inputs": [renamed],
            "role": ["--source", "disagree.jsonl"],
            "rules": ["disagree.jsonl", "--ignore", "conflict/*"],
            "options": ["--config", self.write("options.toml",
                                               '[options."change/direction"]\nrises = "rose"\n'), "disagree.jsonl"],
            "date": ["disagree.jsonl", "--date", "2025-01-01"],
            "language": ["disagree.jsonl", "--language", "de"],
            "rates": ["--config", self.write("rates.toml", 'rates = "rates.csv"\n'), "disagree.jsonl"],
        }
        self.write("rates.csv", "Date,USD,GBP\n2024-01-02,1.1,0.86\n")
        for what, calling in arguments.items():
            with self.subTest(what=what):
                other = self.part(2, 3, *calling)
                self.refused("a part of another audit than " + self.one, self.one, other, self.three)
                self.part(2, 3, "disagree.jsonl")

    def test_the_same_bytes_at_the_same_path_are_the_same_audit(self):
        elsewhere = self.folder / "elsewhere"
        self.write("elsewhere/disagree.jsonl", DISAGREE)
        other = self.part(2, 3, "disagree.jsonl", "--threads", 2, "--fail-on", "never", cwd=elsewhere)
        self.exits(1, "merge", self.one, other, self.three)

    def test_a_whole_report(self):
        self.write("whole.json", self.check("--format", "json", "disagree.jsonl").stdout)
        self.refused("whole.json: this report is whole", self.one, "whole.json")

    def test_what_is_no_report(self):
        for text in ["", "{}\n", "[]", "no JSON", "disagree", '{"claims":[]}', "\x00\xff"]:
            self.refused("other.json: this is no report", self.one, self.write("other.json", text))
        self.refused("disagree.jsonl: this is no report", "disagree.jsonl")

    def test_what_is_not_there(self):
        self.refused("missing.json", self.one, "missing.json")
        self.exits(2, "merge")
        self.exits(2, "merge", self.folder)

    def test_a_part_that_was_cut_off(self):
        text = (self.folder / self.two).read_text()
        for size in [len(text) - 1, len(text) - 40, len(text) // 2, 200, 20]:
            with self.subTest(size=size):
                self.write("cut.json", text[:size])
                self.refused("cut.json: this partial report was changed or cut off",
                             self.one, "cut.json", self.three)

    def test_a_part_that_was_changed(self):
        text = (self.folder / self.two).read_text()
        chance = random.Random(7)
        for _ in range(40):
            at = chance.randrange(12, len(text) - 1)
            changed = text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1:]
            self.write("changed.json", changed)
            with self.subTest(at=at):
                self.refused("changed.json: this ", self.one, "changed.json", self.three)
        self.write("pretty.json", json.dumps(json.loads(text), indent=2) + "\n")
        self.refused("pretty.json: this ", self.one, "pretty.json", self.three)

    def test_other_formats(self):
        done = self.exits(2, "merge", "--format", "text", self.one, self.two, self.three)
        self.assertIn("write json", done.stderr)


if __name__ == "__main__":
    main()
