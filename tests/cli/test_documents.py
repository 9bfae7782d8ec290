#!/usr/bin/env python3
"""check with documents: texts, Markdown and HTML, from files, standard input and bundles."""

import json

from support import ALONE, Case, main

DRAFT = "The plant cost **$4.2&nbsp;billion** to build, and 1,250 people work there.\n"
PAGE = "<html><body><p>The plant cost <b>$4.2</b> billion to build.</p></body></html>\n"


class Documents(Case):
    def cut(self, claim, files):
        return files[claim["document"]].encode()[claim["begin"]:claim["end"]].decode()

    def test_claims_of_every_kind_of_document_stand_where_they_say(self):
        files = {"draft.md": DRAFT, "page.html": PAGE, "notes.txt": "It took 36 months.\r\n"}
        for name, text in files.items():
            self.write(name, text)
        report = self.report("draft.md", "--source", "page.html", "notes.txt", code=0)
        self.assertEqual([self.cut(claim, files) for claim in report["claims"]],
                         ["$4.2&nbsp;billion", "1,250 people", "36 months", "$4.2</b> billion"])
        self.assertEqual({document["path"]: document["role"] for document in report["documents"]},
                         {"draft.md": "draft", "page.html": "source", "notes.txt": "draft"})
        self.assertEqual([claim["quantity"]["value"] for claim in report["claims"]],
                         ["4200000000", "1250", "36", "4200000000"])

    def test_a_document_and_a_claim_set_meet_in_one_audit(self):
        self.write("draft.txt", "They sold 300 boats.\n")
        self.write("claims.jsonl", ALONE)
        report = self.report("draft.txt", "--claims", "claims.jsonl", code=0)
        self.assertEqual(report["coverage"]["found"], 2)

    def test_the_kind_can_be_said(self):
        self.write("draft.article", DRAFT)
        self.exits(2, "check", "draft.article")
        report = self.report("draft.article", "--input-format", "markdown", code=0)
        self.assertEqual(report["claims"][0]["text"], "$4.2\u00a0billion")
        self.exits(2, "check", "draft.article", "--input-format", "docx")
        done = self.exits(0, "check", "-", "--input-format", "text", input="It weighs 5 kg.")
        self.assertIn("1 claim", done.stdout)

    def test_a_day_that_is_none_is_refused(self):
        self.write("draft.txt", "They sold 300 boats.\n")
        self.exits(2, "check", "draft.txt", "--date", "2025-02-30")
        self.exits(2, "extract", "draft.txt", "--date", "soon")

    def test_a_text_without_a_quantity_is_nothing_to_check(self):
        self.write("draft.txt", "Nobody came.\n")
        self.assertIn("draft.txt", self.exits(2, "check", "draft.txt").stderr)
        self.assertEqual(self.exits(0, "extract", "draft.txt").stdout, "")

    def test_a_text_without_a_quantity_is_audited_where_that_is_allowed(self):
        self.write("draft.txt", "The bridge opened on Monday, 4 March 2025.\n")
        self.exits(2, "check", "draft.txt")
        found = self.exits(1, "check", "--allow-empty", "draft.txt").stdout
        self.assertIn("[date/weekday]", found)
        self.assertIn("0 claims", found)
        self.write("quiet.txt", "Nobody came.\n")
        report = self.report("--allow-empty", "quiet.txt", code=0)
        self.assertEqual((report["score"], report["verdict"], report["claims"]), (None, "pass", []))

    def test_a_document_without_a_claim_is_listed_where_it_was_given(self):
        self.write("draft.txt", "They sold 300 boats.\n")
        for name in ("first.txt", "between.md", "last.html"):
            self.write(name, "Nobody came.\n")
        report = self.report("first.txt", "draft.txt", "between.md", "--claims",
                             self.write("claims.jsonl", ALONE), "--source", "last.html", code=0)
        self.assertEqual([(each["path"], each["role"]) for each in report["documents"]],
                         [("first.txt", "draft"), ("draft.txt", "draft"), ("between.md", "draft"),
                          ("last.html", "source"), ("d", "draft")])
        self.assertIsNone(report["documents"][0]["score"])
        bundle = {"id": "b", "documents": [{"path": "none.txt", "role": "source", "text": "No."},
                                           {"path": "some.txt", "text": "They sold 300 boats."}]}
        report = json.loads(self.exits(0, "check", "--jsonl", input=json.dumps(bundle)).stdout)
        self.assertEqual([(each["path"], each["role"]) for each in report["documents"]],
                         [("none.txt", "source"), ("some.txt", "draft")])

    def test_broken_bytes_are_an_incident_of_check(self):
        self.write("draft.txt", "They sold 300 boats.\nCaf\u00e9 \u00e9t\u00e9: ".encode()
                   + b"\xc3 and \xc3 cost $5.\n")
        message = ("draft.txt:2:11: broken bytes in 2 places (2:11, 2:17) are read as U+FFFD; "
                   "save the text as UTF-8")
        done = self.check("draft.txt", "--format", "json")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, f"veritally: warning: {message}\n")
        report = json.loads(done.stdout)
        self.assertEqual(report["incidents"], [{"kind": "broken-text", "message": message}])
        self.assertEqual(report["verdict"], "pass")
        self.assertIn(f"incident: {message}\n", self.exits(0, "check", "draft.txt").stdout)
        for severity, code in [("error", 0), ("warning", 1), ("note", 1), ("never", 0)]:
            with self.subTest(severity=severity):
                self.exits(code, "check", "draft.txt", "--fail-on", severity)

    def test_broken_bytes_are_told_where_there_is_no_claim(self):
        self.write("draft.txt", "Th\u00e9 caf\u00e9, caf".encode() + b"\xc3 here.\n")
        self.assertIn("draft.txt:1:14: broken bytes in 1 place (1:14)",
                      self.exits(2, "check", "draft.txt").stderr)

    def test_broken_bytes_are_a_warning_of_extract(self):
        self.write("draft.txt", ("It weighs 5 kg, " + "\u00e9" * 8 + ".\n").encode() + b"\xc3 \n" * 7)
        done = self.exits(0, "extract", "draft.txt")
        self.assertEqual(done.stderr, "veritally: warning: draft.txt:2:1: broken bytes in 7 places (2:1, "
                         "3:1, 4:1, 5:1, 6:1, ...) are read as U+FFFD; save the text as UTF-8\n")
        self.assertEqual(len(done.stdout.splitlines()), 1)

    def test_broken_bytes_of_a_line_are_refused_by_workers(self):
        line = b'{"id":"b","documents":[{"path":"a.txt","text":"It weighs 5 kg \xc3 "}]}\n'
        for command in ("check", "extract"):
            with self.subTest(command=command):
                answer = json.loads(self.exits(0, command, "--jsonl", input=line).stdout)
                self.assertEqual(answer["error"]["code"], "bad-bundle")
                self.assertIn("UTF-8", answer["error"]["message"])

    def test_a_bundle_has_documents_and_claims(self):
        bundle = {"id": "b1", "documents": [
            {"path": "draft.md", "format": "markdown", "text": DRAFT, "date": "2025-03-03"},
            {"path": "wire.txt", "role": "source", "text": "The plant cost $4.2 billion."}],
            "claims": ALONE}
        done = self.exits(0, "check", "--jsonl", input=json.dumps(bundle) + "\n")
        report = json.loads(done.stdout)
        self.assertEqual(report["id"], "b1")
        self.assertEqual([claim["document"] for claim in report["claims"]],
                         ["draft.md", "draft.md", "wire.txt", "d"])
        roles = {document["path"]: document["role"] for document in report["documents"]}
        self.assertEqual(roles, {"draft.md": "draft", "wire.txt": "source", "d": "draft"})

    def test_what_extract_prints_is_a_claim_set(self):
        self.write("draft.md", DRAFT)
        for format in ("jsonl", "json", "csv", "toml"):
            with self.subTest(format=format):
                self.exits(0, "extract", "draft.md", "--format", format, "--output",
                           f"claims.{format}")
                report = self.report("--claims", f"claims.{format}", code=0)
                self.assertEqual([claim["quantity"]["value"] for claim in report["claims"]],
                                 ["4200000000", "1250"])

    def test_extract_prints_the_same_whatever_the_number_of_threads(self):
        names = [f"part{i}.txt" for i in range(20)]
        for i, name in enumerate(names):
            self.write(name, f"Acme spent ${i + 1} million.\n\n" * (1 + 37 * i % 23))
        for format in ("jsonl", "json", "csv", "toml"):
            with self.subTest(format=format):
                printed = [self.exits(0, "extract", *names, "--format", format, "--threads",
                                      threads).stdout for threads in ("1", "2", "7")]
                self.assertEqual(len(set(printed)), 1)
                self.exits(0, "extract", *names, "--format", format, "--output", "claims.out")
                self.assertEqual((self.folder / "claims.out").read_text(), printed[0])

    def test_extract_names_the_first_file_that_cannot_be_read(self):
        self.write("draft.txt", DRAFT)
        for threads in ("1", "4"):
            done = self.exits(2, "extract", "draft.txt", "no1.txt", "no2.txt", "-j", threads)
            self.assertIn("no1.txt", done.stderr)
            self.assertEqual(done.stdout, "")


class Ordered(Case):
    """What only tells which figure is larger confirms none."""

    def statuses(self, text):
        self.write("draft.md", text)
        return [(claim["outcome"]["status"], claim["outcome"].get("rules", []))
                for claim in self.report("draft.md")["claims"]]

    def test_a_direction_that_fits_leaves_both_values_open(self):
        self.assertEqual(self.statuses("Rents rose from €41.50 in 2021 to €45.70 in 2025.\n"),
                         [("undetermined", ["change/direction"])] * 2)

    def test_a_part_of_its_whole_is_not_thereby_right(self):
        self.assertEqual(self.statuses("Of the 44 shops, 10 were in Spain.\n"),
                         [("undetermined", ["sum/part-exceeds-whole"])] * 2)

    def test_what_is_computed_is_recomputed_all_the_same(self):
        self.assertEqual({status for status, _ in self.statuses(
            "Rents rose 10 % from €40.00 in 2021 to €44.00 in 2025.\n")}, {"recomputed"})


if __name__ == "__main__":
    main()
