#!/usr/bin/env python3
"""What `check` reads: files of every format, standard input, pipes, several sets; bad records."""

import json
import os
import pty
import re
import stat
import subprocess

from support import (AGREE, ALONE, BAD_LINE, Case, DISAGREE, PROGRAM, TIMEOUT, claim, lines, main,
                     said, verdicts)

CSV = "id,document,subject,measure,quantity.value,quantity.unit\n" \
      "a,d,X,revenue,100,USD\nb,d,X,revenue,120,USD\n"
TOML = "".join(f'[[claim]]\nid = "{each["id"]}"\ndocument = "d"\nsubject = ["X"]\n'
               f'measure = "revenue"\nquantity = {{ value = "{each["quantity"]["value"]}", '
               'unit = "USD" }\n' for each in DISAGREE)
FORMATS = {"json": json.dumps({"claims": DISAGREE}), "jsonl": lines(DISAGREE), "csv": CSV,
           "toml": TOML}
CONFLICT = [("conflict/within", "inconsistent", ("b", "a"))]


class Inputs(Case):
    def test_every_format_says_the_same(self):
        for format, text in FORMATS.items():
            with self.subTest(format=format):
                report = self.report(self.write("set." + format, text), code=1)
                self.assertEqual(verdicts(report), CONFLICT)
                self.assertEqual([each["id"] for each in report["claims"]], ["a", "b"])

    def test_standard_input_of_every_format(self):
        for format, text in FORMATS.items():
            with self.subTest(format=format):
                report = self.report("-", "--input-format", format, code=1, input=text)
                self.assertEqual(verdicts(report), CONFLICT)
                self.assertEqual(report["manifest"]["inputs"][0]["path"], "-")

    def test_standard_input_needs_a_format(self):
        done = self.exits(2, "check", "-", input=lines(AGREE))
        self.assertIn("--input-format", done.stderr)

    def test_input_format_wins_over_the_extension(self):
        self.write("claims.txt", FORMATS["csv"])
        self.assertEqual(verdicts(self.report("--input-format", "csv", "claims.txt")), CONFLICT)

    def test_a_pipe_is_read_to_its_end(self):
        many = "".join(lines([claim(f"c{i}", 100, subject=[f"S{i}"])]) for i in range(3000))
        reader = subprocess.Popen([PROGRAM, "check", "--format", "json", "--input-format", "jsonl", "-"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=self.folder,
                                  env=self.environment)
        half = len(many) // 2
        reader.stdin.write(many[:half].encode())
        reader.stdin.flush()
        out, _ = reader.communicate(many[half:].encode(), timeout=TIMEOUT)
        self.assertEqual(reader.returncode, 0)
        self.assertEqual(json.loads(out)["coverage"]["found"], 3000)

    def test_a_reader_that_goes_away_ends_with_3(self):
        self.write("many.jsonl", [claim(f"c{i}", 100) for i in range(3000)])
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([PROGRAM, "check", "--format", "json", "many.jsonl"], stdout=write,
                              stderr=subprocess.PIPE, cwd=self.folder, env=self.environment,
                              timeout=TIMEOUT)
        os.close(write)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"standard output cannot be written", done.stderr)

    def test_several_claim_sets_are_one_audit(self):
        self.write("one.jsonl", [claim("a", 100, document="one")])
        self.write("two.json", json.dumps({"claims": [claim("b", 120, document="two")]}))
        self.write("three.csv", "id,document,subject,measure,quantity.value,quantity.unit\n"
                                "c,three,X,revenue,100,USD\n")
        for order in [("one.jsonl", "--claims", "two.json", "--source", "three.csv"),
                      ("--source", "three.csv", "--claims", "one.jsonl", "--claims", "two.json")]:
            with self.subTest(order=order):
                report = self.report(*order, code=1)
                found = {(rule, verdict, frozenset(ids)) for rule, verdict, ids in verdicts(report)}
                self.assertEqual(found, {
                    ("conflict/between", "consistent", frozenset("ac")),
                    ("conflict/between", "inconsistent", frozenset("ab")),
                    ("conflict/between", "inconsistent", frozenset("bc"))})
                self.assertEqual(len(report["manifest"]["inputs"]), 3)

    def test_a_source_is_a_source_in_the_report(self):
        # The claims name no document, so their document is the file.
        bare = [{key: value for key, value in each.items() if key != "document"} for each in AGREE]
        self.write("draft.jsonl", bare)
        self.write("wire.jsonl", bare)
        report = self.report("draft.jsonl", "--source", "wire.jsonl", code=0)
        self.assertEqual([(each["path"], each["role"]) for each in report["documents"]],
                         [("draft.jsonl", "draft"), ("wire.jsonl", "source")])

    def test_the_same_figure_written_in_many_ways_agrees(self):
        values = ["$1.5 billion", "1,500 million dollars", "USD 1.5bn", "$1,500,000,000"]
        self.write("ways.jsonl", [said(f"w{i}", words) for i, words in enumerate(values)])
        report = self.report("ways.jsonl", code=0)
        self.assertEqual(verdicts(report), [("conflict/within", "consistent", ("w0", "w1", "w2", "w3"))])
        self.assertEqual({each["quantity"]["value"] for each in report["claims"]}, {"1500000000"})


class BadRecords(Case):
    def setUp(self):
        super().setUp()
        self.bad = self.write("bad.jsonl", lines(ALONE) + BAD_LINE + "\n" + "{not json\n" +
                              lines([claim("b", 120)]) + '["a list"]\n')

    def test_bad_records_are_placed_and_counted(self):
        done = self.exits(2, "check", self.bad)
        column = BAD_LINE.index("7}") + 1
        self.assertIn(f"bad.jsonl:2:{column}: ", done.stderr)
        self.assertIn("bad.jsonl:4:", done.stderr)
        self.assertIn("bad.jsonl:6:1: ", done.stderr)
        self.assertIn("3 of 5 records cannot be read", done.stderr)

    def test_columns_count_code_points(self):
        line = '{"id": "é€😀", "measure": "revenue", "quantity": {"value": 7}}\n'
        done = self.exits(2, "check", self.write("bad.jsonl", line))
        self.assertIn(f"bad.jsonl:1:{line.index('7}') + 1}: ", done.stderr)

    def test_keep_going_audits_the_rest_and_says_so(self):
        report = self.report("--keep-going", self.bad, code=1)
        self.assertEqual(verdicts(report), CONFLICT)
        self.assertEqual(report["coverage"]["found"], 2)
        self.assertEqual([each["kind"] for each in report["incidents"]], ["unreadable-input"])
        self.assertIn("bad.jsonl", report["incidents"][0]["message"])
        done = self.check("--keep-going", self.bad)
        self.assertEqual(done.returncode, 1)
        self.assertIn("incident: bad.jsonl", done.stdout)
        self.assertIn("3 of 5 records cannot be read", done.stderr)

    def test_keep_going_ends_as_the_rest_does(self):
        self.write("rest.jsonl", lines(AGREE) + BAD_LINE)
        self.exits(2, "check", "rest.jsonl")
        done = self.check("--keep-going", "--format", "json", "rest.jsonl")
        self.assertEqual(done.returncode, 0)
        self.assertIn("1 of 3 records cannot be read", done.stderr)
        report = json.loads(done.stdout)
        self.assertEqual(report["verdict"], "pass")
        self.assertEqual([each["kind"] for each in report["incidents"]], ["unreadable-input"])

    def test_keep_going_leaves_out_derivations_of_what_cannot_be_read(self):
        derived = dict(claim("t", 9, subject=["Z"]),
                       derivation={"kind": "sum", "of": ["a", "x"]})
        self.write("derived.jsonl", AGREE + [derived])
        done = self.exits(2, "check", "derived.jsonl")
        self.assertIn("derived.jsonl:3:1: the derivation names the claim \"x\", which no claim has",
                      done.stderr)
        self.write("bad.jsonl", lines(AGREE + [derived]) + BAD_LINE)
        report = self.report("--keep-going", "bad.jsonl", code=0)
        self.assertEqual(verdicts(report), verdicts(self.report(self.write("agree.jsonl", AGREE))))
        self.assertEqual([each["kind"] for each in report["incidents"]], ["unreadable-input"] * 2)
        self.assertEqual(report["coverage"]["unchecked"], 1)

    def test_a_derivation_of_itself_is_an_error(self):
        own = dict(claim("a", 9), derivation={"kind": "sum", "of": ["a"]})
        done = self.exits(2, "check", self.write("own.jsonl", [own]))
        self.assertIn("own.jsonl:1:1: the derivation names the claim \"a\", which is its own",
                      done.stderr)

    def test_keep_going_has_nothing_to_keep_where_all_is_bad(self):
        self.exits(2, "check", "--keep-going", self.write("worse.jsonl", BAD_LINE * 3))

    def test_many_bad_records_are_counted_and_the_first_shown(self):
        self.write("bad.jsonl", BAD_LINE * 50)
        done = self.exits(2, "check", "bad.jsonl")
        self.assertEqual(done.stderr.count("bad.jsonl:"), 20)
        self.assertIn("... and 30 more\n", done.stderr)
        self.assertIn("50 of 50 records cannot be read", done.stderr)

    def test_bad_records_of_every_format_have_places(self):
        for name, text, place in [
                ("bad.json", '{"claims":[\n {"id":"a","value":"5 kg"},\n {"id":"b","value":5}]}', ":3:"),
                ("bad.csv", "id,value\na,5 kg\nb,no number at all\n", ":3:"),
                ("bad.toml", '[[claim]]\nvalue = "5 kg"\n[[claim]]\nvalue = 5\n', ":4:")]:
            with self.subTest(name=name):
                done = self.exits(2, "check", self.write(name, text))
                self.assertIn(name + place, done.stderr)
                self.assertIn("1 of 2 records cannot be read", done.stderr)

    def test_bad_bytes_are_bad_records(self):
        self.write("bytes.jsonl", b'{"id":"\xff","value":"5 kg"}\n' + lines(ALONE).encode())
        done = self.exits(2, "check", "bytes.jsonl")
        self.assertIn("bytes.jsonl:1:", done.stderr)
        self.assertIn("1 of 2 records cannot be read", done.stderr)


class ChangedInput(Case):
    """Claims are fetched again from their files for reports and words."""

    def check_while(self, change, *arguments):
        """Checks two.jsonl, changed once it has been read and before it is audited."""
        self.write("two.jsonl", DISAGREE)
        os.mkfifo(self.folder / "last.jsonl")
        program = subprocess.Popen([PROGRAM, "check", *arguments, "two.jsonl", "last.jsonl"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder,
                                   env=self.environment)
        # Opens when the program does: inputs are read one after the other.
        with open(self.folder / "last.jsonl", "w") as last:
            change(self.folder / "two.jsonl")
            last.write(lines([claim("c", 5, subject=["Z"])]))
        out, error = program.communicate(timeout=TIMEOUT)
        os.remove(self.folder / "last.jsonl")
        return program.returncode, out.decode(), error.decode()

    def expect_incident(self, change):
        code, out, error = self.check_while(change, "--format", "json")
        self.assertEqual(code, 3, error)
        report = json.loads(out)
        self.assertEqual(report["verdict"], "incomplete")
        self.assertEqual(report["incidents"], [{"kind": "unreadable-input",
                                                "message": "two.jsonl: was changed while it was read"}])
        self.assertEqual(report["coverage"]["found"], 3)
        self.assertIn("two.jsonl: was changed while it was read", error)

        code, out, error = self.check_while(change)
        self.assertEqual(code, 3, error)
        self.assertIn("incident: two.jsonl: was changed", out)
        self.assertIn("incomplete", out.splitlines()[-1])

    def test_claims_that_are_gone_are_an_incident(self):
        self.expect_incident(lambda path: path.write_text(""))

    def test_claims_that_have_become_others_are_an_incident(self):
        self.expect_incident(lambda path: path.write_text(lines(DISAGREE[::-1])))

    def test_keep_going_accepts_bad_records_and_not_a_change(self):
        code, _, error = self.check_while(lambda path: path.write_text(""), "--keep-going")
        self.assertEqual(code, 3, error)

    def test_a_derivation_whose_claims_are_gone_is_the_input_changed(self):
        total = claim("t", 220, measure="total", derivation={"kind": "sum", "of": ["a", "b"]})
        def with_total(path):
            path.write_text("")
        self.write("total.jsonl", [total])
        code, out, error = self.check_while(with_total, "--claims", "total.jsonl")
        self.assertEqual(code, 3, error)

    def test_a_file_of_the_same_name_in_its_place_changes_nothing(self):
        def replace(path):
            self.write("other.jsonl", AGREE)
            os.replace(self.folder / "other.jsonl", path)
        code, out, error = self.check_while(replace, "--format", "json")
        self.assertEqual(code, 1, error)
        self.assertEqual(verdicts(json.loads(out)), CONFLICT)


class Output(Case):
    def setUp(self):
        super().setUp()
        self.write("agree.jsonl", AGREE)
        self.write("disagree.jsonl", DISAGREE)

    def test_the_file_holds_what_would_be_printed(self):
        for format in ["text", "json"]:
            with self.subTest(format=format):
                printed = self.exits(1, "check", "--format", format, "disagree.jsonl").stdout
                done = self.exits(1, "check", "--format", format, "-o", "report", "disagree.jsonl")
                self.assertEqual(done.stdout, "")
                self.assertEqual((self.folder / "report").read_text(), printed)

    def test_no_half_file_is_left(self):
        before = sorted(os.listdir(self.folder))
        self.exits(2, "check", "-o", "no-such-folder/report", "agree.jsonl")
        (self.folder / "taken").mkdir()
        self.exits(2, "check", "-o", "taken", "agree.jsonl")
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(before + ["taken"]))
        self.assertEqual(os.listdir(self.folder / "taken"), [])

    def test_a_folder_that_cannot_be_written_keeps_the_old_report(self):
        if os.geteuid() == 0:
            self.skipTest("nothing is unwritable for root")
        folder = self.folder / "locked"
        folder.mkdir()
        (folder / "report").write_text("old")
        folder.chmod(0o555)
        self.addCleanup(folder.chmod, 0o755)
        self.exits(2, "check", "-o", "locked/report", "agree.jsonl")
        self.assertEqual((folder / "report").read_text(), "old")
        self.assertEqual(os.listdir(folder), ["report"])

    def test_an_unusable_input_leaves_the_old_report(self):
        self.write("report", "old")
        self.write("bad.jsonl", BAD_LINE)
        for file in ["bad.jsonl", "no-such-file.jsonl"]:
            self.exits(2, "check", "-o", "report", file)
            self.assertEqual((self.folder / "report").read_text(), "old")

    def test_a_report_replaces_the_old_one_whole(self):
        self.write("report", "x" * 100000)
        self.exits(0, "check", "-o", "report", "agree.jsonl")
        self.assertTrue((self.folder / "report").read_text().startswith("2 claims: 2 confirmed"))

    def test_dev_null_stays_a_device(self):
        self.exits(0, "check", "-o", "/dev/null", "agree.jsonl")
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))

    def test_a_named_pipe_is_written_through(self):
        os.mkfifo(self.folder / "pipe")
        with subprocess.Popen([PROGRAM, "check", "-o", "pipe", "agree.jsonl"], cwd=self.folder,
                              env=self.environment) as writer:
            with open(self.folder / "pipe") as pipe:
                self.assertIn("pass, score 100", pipe.read())
            self.assertEqual(writer.wait(TIMEOUT), 0)
        self.assertTrue(stat.S_ISFIFO(os.stat(self.folder / "pipe").st_mode))


class Color(Case):
    def setUp(self):
        super().setUp()
        self.write("disagree.jsonl", DISAGREE)

    def test_color_is_for_terminals_unless_asked_for(self):
        plain = self.exits(1, "check", "disagree.jsonl").stdout
        self.assertNotIn("\x1b", plain)
        self.assertEqual(self.exits(1, "check", "--color", "never", "disagree.jsonl").stdout, plain)
        painted = self.exits(1, "check", "--color", "always", "disagree.jsonl").stdout
        self.assertIn("\x1b[31;1merror\x1b[0m", painted)
        self.assertEqual(re.sub("\x1b\\[[0-9;]*m", "", painted), plain)

    def test_color_is_for_text_alone(self):
        done = self.exits(1, "check", "--color", "always", "--format", "json", "disagree.jsonl")
        self.assertNotIn("\x1b", done.stdout)
        self.assertNotIn("\\u001b", done.stdout)

    def on_terminal(self, *arguments, **environment):
        primary, secondary = pty.openpty()
        with subprocess.Popen([PROGRAM, "check", *arguments, "disagree.jsonl"], stdout=secondary,
                              cwd=self.folder, env=dict(self.environment, **environment)) as child:
            os.close(secondary)
            text = b""
            while True:
                try:
                    block = os.read(primary, 65536)
                except OSError:
                    break
                if not block:
                    break
                text += block
            child.wait(TIMEOUT)
        os.close(primary)
        return text.decode()

    def test_a_terminal_gets_color_and_no_color_takes_it_away(self):
        self.assertIn("\x1b[", self.on_terminal())
        self.assertNotIn("\x1b", self.on_terminal(NO_COLOR="1"))
        self.assertNotIn("\x1b", self.on_terminal("--color", "never"))
        self.assertIn("\x1b[", self.on_terminal("--color", "always", NO_COLOR="1"))
        # An empty NO_COLOR is none (no-color.org).
        self.assertIn("\x1b[", self.on_terminal(NO_COLOR=""))


if __name__ == "__main__":
    main()
