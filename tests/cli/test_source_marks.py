#!/usr/bin/env python3
"""Marks by which an author names the source of a figure, "[^src: figures.csv#row=3 sha256=...]":
they tie it to rows, and tell when the source has changed since."""

import hashlib
import json

from support import Case, main

TABLE = "Company,Year,Revenue ($ million)\nZenith,2023,70\nZenith,2024,80\nAcme,2024,95\n"
HASH = hashlib.sha256(TABLE.encode()).hexdigest()


class Rows(Case):
    def setUp(self):
        super().setUp()
        self.write("figures.csv", TABLE)

    def told_of(self, sentence, source="figures.csv"):
        """(verdict, severity or None, message or None) of the rule, for a draft of one sentence."""
        report = self.report(self.write("draft.md", sentence + "\n"), "--source", source)
        checks = [check for check in report["checks"] if check["rule"] == "evidence/not-in-source"]
        found = [finding for finding in report["findings"] if finding["rule"] == "evidence/not-in-source"]
        self.assertEqual(len(checks), 1, checks)
        return (checks[0]["verdict"], *((found[0]["severity"], found[0]["message"]) if found else (None, None)))

    def test_a_mark_of_a_file_means_all_of_it(self):
        self.assertEqual(self.told_of("Zenith's revenue was $95 million.[^src: figures.csv]"),
                         ("consistent", None, None))

    def test_a_mark_of_a_row_means_that_row(self):
        for fragment in ("#row=3", "#row=2-3", "#row=1;3", "#row=3-*"):
            self.assertEqual(self.told_of(f"Zenith's revenue was $80 million.[^src: figures.csv{fragment}]"),
                             ("consistent", None, None), fragment)
        for fragment in ("#row=2", "#row=4-*", "#row=1;2;4"):
            verdict, severity, message = self.told_of(
                f"Zenith's revenue was $80 million.[^src: figures.csv{fragment}]")
            self.assertEqual((verdict, severity), ("inconsistent", "warning"), fragment)
            self.assertEqual(message, f'the source "figures.csv{fragment}" does not have 80 mn USD')

    def test_so_does_a_link(self):
        self.assertEqual(self.told_of("Zenith's revenue was [$80 million](figures.csv#row=3).")[0], "consistent")
        self.assertEqual(self.told_of("Zenith's revenue was [$80 million](figures.csv#row=2).")[0], "inconsistent")

    def test_rows_of_json_count_from_the_first_record(self):
        rows = [{"company": "Zenith", "year": 2023, "revenue_musd": 70}, {"company": "Zenith", "year": 2024, "revenue_musd": 80}]
        self.write("figures.json", json.dumps(rows))
        mark = "Zenith's revenue was $80 million.[^src: figures.json#row={}]"
        self.assertEqual(self.told_of(mark.format(2), "figures.json")[0], "consistent")
        self.assertEqual(self.told_of(mark.format(1), "figures.json")[0], "inconsistent")

    def test_what_is_not_there_is_a_broken_link(self):
        for kind, fragments in {"rows": ("#row=5", "#row=99-100", "#row=5-*"), "columns": ("#col=4", "#col=9-*"),
                                "cells": ("#cell=5,3", "#cell=2,4-3,9")}.items():
            for fragment in fragments:
                self.assertEqual(self.told_of(f"Zenith's revenue was $80 million.[^src: figures.csv{fragment}]"),
                                 ("undetermined", "warning", f'the source has no {kind} "figures.csv{fragment}"'))

    def test_what_is_no_place_of_a_table_is_told(self):
        told = '"figures.csv{}" names no place in a table: write "#row=5-7", "#col=2" or "#cell=4,2"'
        for fragment in ("#row=three", "#row=", "#row=3-", "#row=3-2", "#row=0", "#col=B", "#cell=4", "#cell=4,2-3",
                         "#row=3&col=3"):
            self.assertEqual(self.told_of(f"Zenith's revenue was $80 million.[^src: figures.csv{fragment}]"),
                             ("undetermined", "warning", told.format(fragment)))
        self.assertEqual(self.told_of("Zenith's revenue was [$80 million](figures.csv#L3)."),
                         ("undetermined", "note", told.format("#L3")))

    def test_columns_and_cells(self):
        for fragment in ("#col=3", "#col=2-3", "#col=*", "#cell=3,3", "#cell=3,2-4,3", "#cell=2,1;3,3", "#cell=3,*",
                         "#cell=3,3-*,*", "#row=3;99"):
            self.assertEqual(self.told_of(f"Zenith's revenue was $80 million.[^src: figures.csv{fragment}]"),
                             ("consistent", None, None), fragment)
        for fragment in ("#col=1", "#col=2", "#cell=2,3", "#cell=4,1-4,3", "#row=*", "#cell=*,*"):
            verdict, severity, message = self.told_of(
                f"Zenith's revenue was $80 million.[^src: figures.csv{fragment}]")
            self.assertEqual((verdict, severity), ("inconsistent", "warning"), fragment)
            self.assertEqual(message, f'the source "figures.csv{fragment}" does not have 80 mn USD')

    def test_a_footnote_may_be_no_more_than_a_link(self):
        for note in ("[figures](figures.csv)", "[figures](data/figures.csv#row=3)", "figures.csv", "figures.csv#col=3",
                     "See figures.csv, row 3.", "See (figures.csv#row=3).", "https://x.example/figures.csv#row=3"):
            for figure, verdict in (("$80 million", "consistent"), ("$85 million", "inconsistent")):
                self.assertEqual(self.told_of(f"Zenith's revenue was {figure}.[^1]\n\n[^1]: {note}")[0], verdict, note)

    def test_a_text_has_no_rows(self):
        self.write("a.txt", "Zenith's revenue was $80 million in 2024.\n")
        self.assertEqual(self.told_of("Zenith's revenue was $80 million.[^src: a.txt#row=1]", "a.txt")[:2],
                         ("undetermined", "warning"))


class Hashes(Case):
    def setUp(self):
        super().setUp()
        self.write("figures.csv", TABLE)

    def draft(self, mark):
        return self.write("draft.md", f"Zenith's revenue was $80 million in 2024.[^src: {mark}]\n")

    def incidents(self, mark, *options):
        return self.report(self.draft(mark), "--source", "figures.csv", *options)["incidents"]

    def test_a_source_that_is_as_it_was_is_no_matter(self):
        for mark in (f"figures.csv sha256={HASH}", f"./data/figures.csv#row=3 sha256={HASH.upper()}",
                     f"other.csv sha256={HASH}", "figures.csv"):
            self.assertEqual(self.incidents(mark), [], mark)

    def test_a_source_that_has_changed_is_reported_with_both_hashes(self):
        old = "0" * 64
        told = f"draft.md: the source figures.csv has changed: its SHA-256 is {HASH}, where {old} was used"
        mark = f"figures.csv#row=3 sha256={old}"
        self.assertEqual(self.incidents(mark), [{"kind": "changed-source", "message": told}])
        done = self.exits(0, "check", self.draft(mark), "--source", "figures.csv")
        self.assertIn(f"warning: {told}\n", done.stderr)
        self.exits(1, "check", "draft.md", "--source", "figures.csv", "--fail-on", "warning")

    def test_the_row_counts_beside_the_hash(self):
        report = self.report(self.draft(f"figures.csv#row=2 sha256={HASH}"), "--source", "figures.csv")
        [finding] = [each for each in report["findings"] if each["rule"] == "evidence/not-in-source"]
        self.assertIn("figures.csv#row=2\"", finding["message"])

    def test_what_can_be_no_hash_is_reported(self):
        [incident] = self.incidents("figures.csv sha256=1234")
        self.assertEqual(incident["message"], 'draft.md: the mark of the source figures.csv names "1234", '
                                              "which is no SHA-256 of 64 hexadecimal digits")

    def test_claim_sets_are_sources_too(self):
        set_of = [{"id": "1", "subject": ["Zenith"], "measure": "revenue", "value": "$80 million"}]
        self.write("set.jsonl", set_of)
        for form in ("text", "json"):
            done = self.check(self.draft(f"set.jsonl sha256={HASH}"), "--claims", "set.jsonl", "--format", form)
            self.assertIn("the source set.jsonl has changed", done.stderr)

    def test_in_a_bundle(self):
        def ask(hash):
            documents = [{"path": "draft.md", "format": "markdown",
                          "text": f"Zenith's revenue was $80 million in 2024.[^src: figures.csv sha256={hash}]\n"},
                         {"path": "figures.csv", "role": "source", "format": "csv", "text": TABLE}]
            line = json.dumps({"id": "b", "documents": documents}) + "\n"
            return json.loads(self.run_program("check", "--jsonl", input=line).stdout)["incidents"]
        self.assertEqual(ask(HASH), [])
        self.assertEqual([incident["kind"] for incident in ask("0" * 64)], ["changed-source"])


if __name__ == "__main__":
    main()
