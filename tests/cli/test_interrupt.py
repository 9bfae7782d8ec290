#!/usr/bin/env python3
"""The line of progress on a terminal, and Ctrl-C: an audit that ends early with what it has."""

import json
import os
import pty
import re
import signal
import subprocess
import time

from support import ABI_PLUGINS, AGREE, Case, PROGRAM, TIMEOUT, main

DOCUMENTS = 400
WIPE = "\r\x1b[K"


class Running(Case):
    """The program at work on some hundred documents with a rule that is slow over each."""

    def setUp(self):
        super().setUp()
        for i in range(DOCUMENTS):
            self.write(f"texts/{i:03}.md", f"Firm{i} had {i + 20} employees in 2024.\n")
        self.slow = ["--plugin", ABI_PLUGINS / "slow.so", "-j1"]

    def start(self, *arguments, **streams):
        child = subprocess.Popen([PROGRAM, "check", *map(str, arguments)], cwd=self.folder,
                                 env=self.environment, **streams)
        self.addCleanup(child.wait, TIMEOUT)
        self.addCleanup(child.kill)
        return child

    def start_on_terminal(self, *arguments):
        """With the terminal's other side as its standard error."""
        terminal, other = pty.openpty()
        self.addCleanup(os.close, terminal)
        child = self.start(*arguments, stdout=subprocess.PIPE, stderr=other)
        os.close(other)
        return child, terminal

    def shown_until(self, terminal, pattern):
        """What the terminal shows until there is this, or to the end."""
        shown = ""
        while not (pattern and re.search(pattern, shown)):
            try:
                block = os.read(terminal, 4096)
            except OSError:  # the program has ended
                break
            shown += block.decode()
        return shown

    def checking(self, *arguments):
        """A child that checks documents."""
        child, terminal = self.start_on_terminal(*arguments)
        shown = self.shown_until(terminal, r"checking \d+ of 400 documents")
        self.assertRegex(shown, r"checking \d+ of 400 documents")
        return child, terminal


class Progress(Running):
    def test_a_terminal_sees_how_far_it_is_and_the_line_goes_away(self):
        child, terminal = self.start_on_terminal("texts/0[0-8]?.md", *self.slow)
        shown = self.shown_until(terminal, None)
        self.assertEqual(child.wait(TIMEOUT), 0)
        self.assertRegex(shown, r"checking \d+ of 90 documents")
        self.assertTrue(shown.endswith(WIPE), shown)
        self.assertEqual(re.sub(r"\r\x1b\[K(\w+ \d+ of \d+ \w+)?", "", shown), "")
        self.assertNotIn("\x1b", child.stdout.read().decode())
        child.stdout.close()

    def test_short_work_and_pipes_see_nothing(self):
        self.write("agree.jsonl", AGREE)
        child, terminal = self.start_on_terminal("agree.jsonl")
        self.assertEqual(self.shown_until(terminal, None), "")
        child.communicate(timeout=TIMEOUT)
        self.assertEqual(self.check("texts/0[0-8]?.md", *self.slow).stderr, "")


class Interrupted(Running):
    def test_ctrl_c_ends_with_what_is_known(self):
        for stop in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(signal=stop):
                child, terminal = self.checking("texts", "--format", "json", *self.slow)
                child.send_signal(stop)
                report = json.loads(child.communicate(timeout=TIMEOUT)[0])
                self.assertEqual(child.returncode, 3)
                self.assertEqual(report["verdict"], "incomplete")
                self.assertEqual([(each["kind"], each["message"]) for each in report["incidents"]],
                                 [("interrupted", "interrupted before all claims were checked")])
                self.assertEqual(report["coverage"]["found"], DOCUMENTS)
                self.assertEqual(len(report["documents"]), DOCUMENTS)
                rest = self.shown_until(terminal, None)
                self.assertTrue(rest.endswith(
                    WIPE + "veritally: interrupted before all claims were checked\r\n"), rest)

    def test_the_text_report_says_so(self):
        child, _ = self.checking("texts", *self.slow)
        child.send_signal(signal.SIGINT)
        text = child.communicate(timeout=TIMEOUT)[0].decode()
        self.assertEqual(child.returncode, 3)
        self.assertIn("incident: interrupted before all claims were checked\n", text)
        self.assertIn("\nincomplete, ", text)

    def test_the_output_file_is_whole(self):
        child, _ = self.checking("texts", "--format", "json", "--output", "report.json", *self.slow)
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=TIMEOUT)
        self.assertEqual(child.returncode, 3)
        self.assertEqual(json.loads((self.folder / "report.json").read_text())["verdict"],
                         "incomplete")
        self.assertEqual(sorted(os.listdir(self.folder)), ["report.json", "texts"])

    def test_the_second_ctrl_c_ends_at_once(self):
        self.write("report.json", "as it was")
        self.write("veritally.toml", '[options."abi/slow"]\nmilliseconds = "600000"\n')
        child, _ = self.start_on_terminal("texts", "--output", "report.json", *self.slow)
        # Nothing tells from outside that the rule sleeps, nor that a signal was taken: it is asked
        # for until the program ends, which it does long before the rule would.
        began = time.monotonic()
        time.sleep(1)
        while child.poll() is None and time.monotonic() - began < TIMEOUT:
            child.send_signal(signal.SIGINT)
            time.sleep(0.2)
        self.assertEqual(child.returncode, -signal.SIGINT)
        self.assertEqual((self.folder / "report.json").read_text(), "as it was")
        self.assertEqual(sorted(os.listdir(self.folder)),
                         ["report.json", "texts", "veritally.toml"])
        child.stdout.close()

    def test_what_was_not_read_is_left_out(self):
        os.mkfifo(self.folder / "pipe.jsonl")
        self.write("last.jsonl", AGREE)
        child = self.start("--format", "json", "--claims", "pipe.jsonl", "--claims", "last.jsonl",
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with open(self.folder / "pipe.jsonl", "w"):  # opens when the program reads from it
            child.send_signal(signal.SIGINT)
            time.sleep(0.2)
        out, said = child.communicate(timeout=TIMEOUT)
        self.assertEqual(child.returncode, 3, said)
        report = json.loads(out)
        self.assertEqual(report["verdict"], "incomplete")
        self.assertEqual([each["path"] for each in report["manifest"]["inputs"]], ["pipe.jsonl"])
        self.assertIn({"kind": "interrupted", "message": "interrupted when 1 of 2 inputs were read"},
                      report["incidents"])


if __name__ == "__main__":
    main()
