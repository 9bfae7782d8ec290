#!/usr/bin/env python3
"""What is told of sources that cannot help: tables without a figure, and the draft itself."""

import json

from support import Case, main

DRAFT = "Zenith's revenue was $80 million in 2024.\n"


class UnreadTables(Case):
    def incidents(self, name, text):
        self.write("draft.md", DRAFT)
        self.write(name, text)
        done = self.check("draft.md", "--source", name, "--format", "json")
        self.assertEqual(done.returncode, 0)
        incidents = json.loads(done.stdout)["incidents"]
        self.assertEqual(done.stderr, "".join(f"veritally: warning: {each['message']}\n" for each in incidents))
        return [(each["kind"], each["message"]) for each in incidents]

    def test_the_reason_is_told(self):
        digits = ("what has digits ({}) is read as names, numbers of rows, codes or times, or is more than one plain "
                  "number in a cell")
        for text, reason in [
                ("Company,Revenue\n", "it has no rows below their names"),
                ("Company,Town\nZenith,Oslo\n", "no cell holds a number"),
                ("year,name\n2024,Zenith\n", digits.format('"year"')),
                ("id,name,phone,date,code\n1,Zenith,030-12345,2024-01-01,A7\n",
                 digits.format('"id", "phone", "date" and 1 more'))]:
            self.assertEqual(self.incidents("none.csv", text),
                             [("unread-table", f"none.csv: no figure of this source could be read: {reason}")])

    def test_so_is_that_of_json(self):
        rows = json.dumps([{"company": "Zenith", "town": "Oslo"}, {"company": "Acme", "town": "Rome"}])
        self.assertEqual(self.incidents("none.json", rows),
                         [("unread-table", "none.json: no figure of this source could be read: no cell holds a number")])

    def test_a_table_with_a_figure_and_a_text_without_are_no_matter(self):
        self.assertEqual(self.incidents("some.csv", "Company,Town,Revenue ($ million)\nZenith,Oslo,80\n"), [])
        self.assertEqual(self.incidents("none.txt", "Zenith is a firm.\n"), [])

    def test_it_weighs_as_a_warning(self):
        self.incidents("none.csv", "Company,Town\nZenith,Oslo\n")
        self.exits(1, "check", "draft.md", "--source", "none.csv", "--fail-on", "warning")

    def test_in_a_bundle(self):
        documents = [{"path": "draft.md", "format": "markdown", "text": DRAFT},
                     {"path": "none.csv", "role": "source", "format": "csv", "text": "Company,Town\nZenith,Oslo\n"}]
        line = json.dumps({"id": "b", "documents": documents}) + "\n"
        incidents = json.loads(self.run_program("check", "--jsonl", input=line).stdout)["incidents"]
        self.assertEqual([each["kind"] for each in incidents], ["unread-table"])


class RepeatedInputs(Case):
    def setUp(self):
        super().setUp()
        self.write("texts/draft.md", DRAFT)
        self.write("texts/wire.txt", DRAFT)

    def ask(self, *arguments):
        done = self.check(*arguments, "--format", "json")
        report = json.loads(done.stdout)
        return report, done.stderr

    def test_a_draft_is_no_source_of_its_own(self):
        for path in ("texts/draft.md", "./texts/draft.md", "texts/../texts/draft.md"):
            report, told = self.ask("texts/draft.md", "--source", path)
            [incident] = report["incidents"]
            self.assertEqual(incident["kind"], "repeated-input")
            self.assertIn("draft.md is given as a draft and as a source: it is read as a draft alone",
                          incident["message"])
            self.assertEqual(told, f"veritally: warning: {incident['message']}\n")
            self.assertEqual([(each["path"], each["role"]) for each in report["documents"]],
                             [("texts/draft.md", "draft")])
            self.assertEqual(len(report["claims"]), 1)
        self.exits(1, "check", "texts/draft.md", "--source", "texts/draft.md", "--fail-on", "warning")

    def test_one_in_a_folder_of_sources_is_a_note(self):
        report, told = self.ask("texts/draft.md", "--source", "texts")
        self.assertEqual([each["kind"] for each in report["incidents"]], ["repeated-input"])
        self.assertEqual(told, "")
        self.assertEqual([(each["path"], each["role"]) for each in report["documents"]],
                         [("texts/draft.md", "draft"), ("texts/wire.txt", "source")])
        self.exits(0, "check", "texts/draft.md", "--source", "texts", "--fail-on", "warning")

    def test_two_files_are_two(self):
        report, _ = self.ask("texts/draft.md", "--source", "texts/wire.txt")
        self.assertEqual(report["incidents"], [])


if __name__ == "__main__":
    main()
