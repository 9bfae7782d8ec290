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


if __name__ == "__main__":
    main()
