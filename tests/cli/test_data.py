#!/usr/bin/env python3
"""Tables of data: CSV and JSON files that are no claim sets, as drafts and sources."""

import json

from support import ALONE, Case, main

CSV = 'Company,Year,Revenue ($ million),Employees\r\n' \
      'Acme,2023,1234.5,5200\r\n"Bex, Inc.",2023,800,"1,300"\r\nAcme,2024,1500,5400\r\n'
ROWS = [{"Company": "Acme", "Year": 2023, "Revenue ($ million)": 1234.5, "Employees": 5200},
        {"Company": "Bex, Inc.", "Year": 2023, "Revenue ($ million)": 800, "Employees": 1300},
        {"Company": "Acme", "Year": 2024, "Revenue ($ million)": 1500, "Employees": 5400}]
JSONS = {"objects": ROWS, "one_member": {"of": "X", "rows": ROWS},
         "columns": {name: [row[name] for row in ROWS] for name in ROWS[0]},
         "rows": {"columns": list(ROWS[0]), "data": [list(row.values()) for row in ROWS]}}
DRAFT = "Acme's revenue was $1.2 billion in 2023. Acme's revenue was $1.6 billion in 2024.\n"
FOUND = [("conflict/between", "consistent-by-rounding", "1234.5"),
         ("conflict/between", "inconsistent", "1500")]


def met(report):
    """What became of the draft's two claims, and the cell that each was held against."""
    texts = {claim["id"]: claim["text"] for claim in report["claims"]}
    return [(check["rule"], check["verdict"], texts[check["claims"][1]])
            for check in report["checks"] if len(check["claims"]) == 2 and
            check["rule"] == "conflict/between" and check["verdict"] != "different-basis"]


class Data(Case):
    def setUp(self):
        super().setUp()
        self.write("draft.md", DRAFT)

    def test_a_claim_is_looked_up_in_a_csv_table(self):
        self.write("figures.csv", CSV)
        report = self.report("draft.md", "--source", "figures.csv", code=1)
        self.assertEqual(met(report), FOUND)
        self.assertEqual({each["path"]: each["role"] for each in report["documents"]},
                         {"draft.md": "draft", "figures.csv": "source"})
        for claim in report["claims"]:
            if claim["document"] == "figures.csv":
                cell = CSV.encode()[claim["begin"]:claim["end"]].decode()
                self.assertEqual(cell, claim["text"])

    def test_a_claim_is_looked_up_in_json_tables_of_every_form(self):
        for form, table in JSONS.items():
            with self.subTest(form=form):
                self.write("figures.json", json.dumps(table))
                report = self.report("draft.md", "--source", "figures.json", code=1)
                self.assertEqual(met(report), FOUND)

    def test_the_rows_of_a_table_are_known_names_to_the_texts(self):
        self.write("draft.md", "Altdorf drew 79,000 visitors in 2024. Sales drew 5 visitors.\n")
        self.write("cities.csv", "City,Year,Visitors\nKelm,2024,131000\nAltdorf,2024,79000\n"
                                 "Sales,2024,7\n")
        alone = self.report("draft.md", "--allow-empty")
        self.assertEqual([claim["subject"] for claim in alone["claims"]], [[], []])
        for order in (("draft.md", "--source", "cities.csv"), ("cities.csv", "--source", "draft.md")):
            claims = {claim["text"]: claim for claim in self.report(*order)["claims"]}
            self.assertEqual(claims["79,000 visitors"]["subject"], ["Altdorf"])
            self.assertEqual(claims["79,000 visitors"]["outcome"]["status"], "confirmed")
            self.assertEqual(claims["5 visitors"]["subject"], [], "no name at all")

    def test_a_label_names_file_row_and_column(self):
        self.write("figures.csv", CSV)
        self.write("figures.json", json.dumps(ROWS))
        for name, row, line in (("figures.csv", 4, 4), ("figures.json", 3, 1)):
            report = self.report("draft.md", "--source", name, code=1)
            label = report["findings"][0]["labels"][1]
            self.assertEqual((label["document"], label["line"]), (name, line))
            self.assertEqual(label["text"],
                             f'1.5 bn USD (row {row}, column "Revenue ($ million)")')
            text = self.exits(1, "check", "draft.md", "--source", name).stdout
            self.assertIn(f'(row {row}, column "Revenue ($ million)")', text)

    def test_a_table_is_read_wherever_a_document_is(self):
        self.write("figures.csv", CSV)
        self.assertEqual(met(self.report("draft.md", "figures.csv", code=1)), FOUND)
        report = self.report("--input-format", "csv", "-", code=0, input=CSV)
        self.assertEqual(report["coverage"]["found"], 6)
        extracted = self.exits(0, "extract", "figures.csv").stdout.splitlines()
        self.assertEqual([json.loads(line)["text"] for line in extracted],
                         ["1234.5", "5200", "800", "1,300", "1500", "5400"])

    def test_a_bundle_may_hold_tables(self):
        for format, text in (("csv", CSV), ("json", json.dumps(ROWS))):
            bundle = {"id": "b", "documents": [
                {"path": "draft.md", "text": DRAFT},
                {"path": "figures", "role": "source", "format": format, "text": text}]}
            done = self.exits(0, "check", "--jsonl", input=json.dumps(bundle) + "\n")
            self.assertEqual(met(json.loads(done.stdout)), FOUND)
        bundle["documents"][1]["text"] = "[5]"
        done = self.exits(0, "check", "--jsonl", input=json.dumps(bundle) + "\n")
        answer = json.loads(done.stdout)
        self.assertEqual(answer["error"]["code"], "bad-document")
        self.assertIn("figures:1:2: this JSON is no table", answer["error"]["message"])

    def test_header_and_members_tell_claim_sets_from_tables(self):
        claims = {"value.csv": "value,by\n$3 million,X\n",
                  "parts.csv": "subject,quantity.value,quantity.unit\nX,3,USD\n",
                  "claims.json": json.dumps({"note": [{"a": 1}], "claims": ALONE})}
        for name, text in claims.items():
            self.write(name, text)
            self.assertEqual(self.report(name, code=0)["coverage"]["found"], 1, name)
            self.assertIn("claim set", self.exits(2, "extract", name).stderr)
        broken = {"no-value.csv": ("id,subject,measure\na,X,revenue\n",
                                   'no column is named "value"'),
                  "no-list.json": ('{"claims": 5}', '"claims" to be an array'),
                  "cut.json": ('{"claims": [', "expected a JSON value")}
        for name, (text, message) in broken.items():
            self.write(name, text)
            self.assertIn(message, self.exits(2, "check", name).stderr)

    def test_what_is_given_as_a_claim_set_is_one(self):
        self.write("figures.csv", CSV)
        self.write("figures.json", json.dumps(ROWS))
        done = self.exits(2, "check", "--claims", "figures.csv")
        self.assertIn('figures.csv:1:1: no column is named "value"', done.stderr)
        done = self.exits(2, "check", "--claims", "figures.json")
        self.assertIn('figures.json:1:1: expected a JSON object with the member "claims"',
                      done.stderr)

    def test_a_broken_table_is_an_error_with_its_place(self):
        tables = {
            "a.csv": ("", "a.csv:1:1: the file is empty; the first row names the columns"),
            "b.csv": ("a,b\n1,2,3\n", "b.csv:2:5: the row has 3 cells, the header 2"),
            "c.csv": ("a,b\n1,\"2\n", "c.csv:2:3: a quoted cell is not closed"),
            "d.csv": ("1,2\n3,4\n",
                      "d.csv:1:1: no column has a name; name the columns in the first row"),
            "e.json": ("[{\"a\": [1]}]", "e.json:1:8: a cell of a table should be a string, a "
                                         "number, true, false or null"),
            "f.json": ("{\"a\": 1}", "f.json:1:1: this JSON is no table; write an array of "
                                     "objects, an object of columns of one length, or the "
                                     "\"columns\" and their \"data\" as rows"),
            "g.json": ("[{\"a\" 1}]", "g.json:1:7: the JSON is not well-formed: expected a \":\", found 1")}
        for name, (text, message) in tables.items():
            self.write(name, text)
            done = self.exits(2, "check", "draft.md", "--source", name)
            self.assertEqual(done.stderr, f"veritally: error: {message}\n")
            self.assertEqual(done.stdout, "")

    def test_a_table_without_rows_has_nothing_to_check(self):
        self.write("figures.csv", "Company,Revenue\n")
        self.assertIn("nothing to check", self.exits(2, "check", "figures.csv").stderr)
        report = self.report("draft.md", "--source", "figures.csv", code=0)
        self.assertEqual(report["coverage"]["found"], 2)

    def test_rows_that_nothing_tells_apart_contradict_nothing(self):
        self.write("sales.csv", "Shop,Sales (USD)\nNorth,140\nNorth,150\n")
        report = self.report("sales.csv", code=0)
        self.assertEqual((report["findings"], report["coverage"]["found"]), ([], 2))


if __name__ == "__main__":
    main()
