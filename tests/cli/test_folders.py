#!/usr/bin/env python3
"""Folders and patterns as inputs of `check` and `extract`."""

import json
import os
import resource

from support import ALONE, Case, DISAGREE, claim, main

DRAFT = "Acme's revenue was $100 million in 2024.\n"
WIRE = "<p>Acme's revenue was $120 million in 2024.</p>\n"


class Folders(Case):
    def setUp(self):
        super().setUp()
        self.write("drafts/b.md", DRAFT)
        self.write("drafts/more/a.txt", DRAFT)
        self.write("drafts/picture.png", b"\x89PNG")
        self.write("wires/2024/wire.html", WIRE)
        self.write("wires/notes.md", "Nothing is said here.\n")
        self.write("sets/a.jsonl", DISAGREE)
        self.write("sets/veritally.toml", "min-score = 80\n")

    def inputs(self, *arguments, **rest):
        return [each["path"] for each in self.report(*arguments, **rest)["manifest"]["inputs"]]

    def test_folders_and_patterns_stand_for_their_files(self):
        report = self.report("drafts/", "--source", "wires/**/*.html", "--claims", "sets/")
        self.assertEqual([(each["path"], each["role"]) for each in report["documents"]],
                         [("drafts/b.md", "draft"), ("drafts/more/a.txt", "draft"),
                          ("wires/2024/wire.html", "source"), ("d", "draft")])

    def test_it_is_the_audit_of_the_files_named(self):
        named = self.check("--format", "json", "drafts/b.md", "drafts/more/a.txt", "--source",
                           "wires/2024/wire.html", "--source", "wires/notes.md")
        found = self.check("--format", "json", "drafts", "--source", "wires")
        self.assertEqual(found.stdout, named.stdout)
        self.assertEqual(found.returncode, named.returncode)

    def test_extract_reads_folders(self):
        named = self.exits(0, "extract", "drafts/b.md", "drafts/more/a.txt")
        self.assertEqual(self.exits(0, "extract", "drafts/").stdout, named.stdout)
        self.assertEqual(self.exits(0, "extract", "drafts/**").stdout, named.stdout)
        self.assertNotEqual(named.stdout, "")

    def test_a_file_is_read_once_in_a_role(self):
        self.assertEqual(self.inputs("drafts/more/a.txt", "drafts", "drafts/*.md"),
                         ["drafts/more/a.txt", "drafts/b.md"])

    def test_what_git_ignores_is_left_out(self):
        self.write(".git/HEAD", "")
        self.write(".gitignore", "more/\n")
        self.assertEqual(self.inputs("drafts"), ["drafts/b.md"])
        self.assertEqual(self.inputs("drafts", "--no-ignore"), ["drafts/b.md", "drafts/more/a.txt"])
        self.assertEqual(self.inputs("drafts", "drafts/more/a.txt"),
                         ["drafts/b.md", "drafts/more/a.txt"])
        self.assertEqual(self.exits(0, "extract", "drafts").stdout,
                         self.exits(0, "extract", "drafts/b.md").stdout)

    def test_a_folder_or_pattern_without_files_is_one_error(self):
        os.mkdir(self.folder / "empty")
        for arguments, words in [
                (["empty"], "empty: no file to read stands in this folder"),
                (["drafts", "--source", "empty"], "empty: no file to read"),
                (["drafts", "--claims", "drafts"], "drafts: no file to read"),
                (["drafts/*.html"], "drafts/*.html: nothing matches this pattern")]:
            for command in ("check", "extract") if len(arguments) == 1 else ("check",):
                with self.subTest(command=command, arguments=arguments):
                    done = self.exits(2, command, *arguments)
                    self.assertIn(words, done.stderr)
                    self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    def test_a_circle_of_links_ends(self):
        os.symlink("..", self.folder / "drafts/more/up")
        os.symlink(".", self.folder / "drafts/self")
        self.assertEqual(self.inputs("drafts"), ["drafts/b.md", "drafts/more/a.txt"])
        self.assertEqual(self.inputs("**/*.md"), ["drafts/b.md", "wires/notes.md"])

    def test_thousands_of_files_need_few_open_ones(self):
        for i in range(1200):
            self.write(f"many/sets/{i}.jsonl", [claim(f"c{i}", 100 + 20 * (i % 2), subject=[f"S{i // 2}"])])
            self.write(f"many/texts/{i}.md", f"Firm{i} had {i + 20} employees in 2024.\n")
        before = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (400, before[1]))
        try:
            report = self.report("many/texts", "--claims", "many/sets")
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, before)
        self.assertEqual(report["incidents"], [])
        self.assertEqual(report["coverage"]["found"], 2400)
        self.assertEqual(report["coverage"]["conflicting"], 1200)
        self.assertEqual(len(report["manifest"]["inputs"]), 2400)

    def test_a_file_that_looks_like_a_pattern_is_read(self):
        self.write("set[1].jsonl", ALONE)
        self.assertEqual(self.inputs("set[1].jsonl"), ["set[1].jsonl"])

    def test_claims_of_a_pattern_that_names_their_kind(self):
        self.assertEqual(self.inputs("sets/*.jsonl"), ["sets/a.jsonl"])
        claims = self.exits(0, "extract", "drafts").stdout
        self.write("more.json", json.dumps({"claims": [json.loads(line)
                                                       for line in claims.splitlines()]}))
        self.assertEqual(self.inputs("*.json"), ["more.json"])


if __name__ == "__main__":
    main()
