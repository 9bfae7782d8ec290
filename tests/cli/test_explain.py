#!/usr/bin/env python3
"""extract --explain: what was understood of each sentence, for a person at a terminal.

tests/cli/golden/ holds what is printed. To accept what it prints now, after reading the difference:
VERITALLY_UPDATE_GOLDEN=1.
"""

import os
import pty
import unittest

from support import Case, PROGRAM, ROOT, main

GOLDEN = ROOT / "tests/cli/golden"
DRAFT = """---
date: 2025-03-03
---
# Norwind to spend up to €65 million

Norwind said it would spend about **€65&nbsp;million** this year in Norway, up
from €39 million in 2024. Nobody came to the port.

Its ferries may carry between 1.2 and 1.5 million passengers a year by 2027; sales
rose 12 % in the second quarter of 2024. The old plan named 1,23,4 seats.

| firm | sales 2024 |
|---|---|
| Norwind | €39 million |
"""


class Explain(Case):
    def golden(self, name, text):
        file = GOLDEN / name
        if "VERITALLY_UPDATE_GOLDEN" in os.environ:
            file.write_text(text)
        self.assertEqual(text, file.read_text())

    def test_each_sentence_with_a_quantity_and_what_was_understood(self):
        self.write("draft.md", DRAFT)
        done = self.exits(0, "extract", "--explain", "draft.md")
        self.assertEqual(done.stderr, "")
        self.golden("explain.txt", done.stdout)

    def test_in_colour(self):
        self.write("draft.md", DRAFT)
        self.golden("explain-color.txt",
                    self.exits(0, "extract", "--explain", "draft.md", "--color", "always").stdout)

    def test_several_files_and_one_without_a_claim(self):
        self.write("a.txt", "It weighs 5 kg.")
        self.write("b.txt", "Nobody came.")
        done = self.exits(0, "extract", "--explain", "a.txt", "b.txt")
        self.assertEqual(done.stdout, 'a.txt:1:1: It weighs 5 kg.\n  "5 kg": subject: open · weight · '
                         "[4.5, 5.5] kilogram · period: open · actual\n\na.txt: 1 claim\nb.txt: 0 claims\n")

    def test_the_text_cannot_command_the_terminal(self):
        self.write("a.txt", "It \x1b[m weighs\x07\x7f \t5 \u009bkg and is 12 m long.\n")
        done = self.exits(0, "extract", "--explain", "a.txt")
        self.assertNotRegex(done.stdout, "[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        self.assertIn("It [m weighs 5 kg and is 12 m long.\n", done.stdout)

    def test_goes_to_a_file_without_colour(self):
        self.write("a.txt", "It weighs 5 kg.")
        self.assertEqual(self.exits(0, "extract", "--explain", "a.txt", "-o", "b.txt").stdout, "")
        self.assertEqual((self.folder / "b.txt").read_text(),
                         self.exits(0, "extract", "--explain", "a.txt").stdout)

    def test_stands_alone(self):
        self.write("a.txt", "It weighs 5 kg.")
        self.exits(2, "extract", "--explain", "--format", "json", "a.txt")
        self.exits(2, "extract", "--explain", "--jsonl")

    def on_a_terminal(self, **environment):
        """What is printed where standard output is a terminal."""
        self.write("a.txt", "It weighs 5 kg.")
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(PROGRAM, [PROGRAM, "extract", "--explain", "a.txt"],
                      dict(self.environment, **environment))
        printed = b""
        try:
            while more := os.read(terminal, 4096):
                printed += more
        except OSError:  # the other side is closed
            pass
        os.close(terminal)
        self.assertEqual(os.waitpid(pid, 0)[1], 0)
        return printed.decode()

    @unittest.skipUnless(os.path.exists("/dev/ptmx"), "there is no terminal to be had")
    def test_colour_on_a_terminal_unless_told_otherwise(self):
        self.assertIn("\x1b[4m5 kg\x1b[0m", self.on_a_terminal())
        self.assertNotIn("\x1b", self.on_a_terminal(NO_COLOR="1"))
        self.assertIn("\x1b", self.on_a_terminal(NO_COLOR=""))


if __name__ == "__main__":
    main()
