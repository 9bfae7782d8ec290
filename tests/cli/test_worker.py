#!/usr/bin/env python3
"""check --jsonl: a bundle a line in, a report a line out, in order, one by one."""

import json
import random
import select
import subprocess

from support import AGREE, ALONE, Case, DISAGREE, PROGRAM, TIMEOUT, claim, main, said, verdicts


def bundle(id, claims):
    return json.dumps({"id": id, "claims": claims})


class Worker(Case):
    def answers(self, text, *arguments):
        done = self.check("--jsonl", *arguments, input=text)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def error(self, answer, id, code):
        self.assertEqual(list(answer), ["id", "error"])
        self.assertEqual(answer["id"], id)
        self.assertEqual(list(answer["error"]), ["code", "message"])
        self.assertEqual(answer["error"]["code"], code)
        self.assertNotEqual(answer["error"]["message"], "")

    def test_answers_come_one_by_one(self):
        worker = subprocess.Popen([PROGRAM, "check", "--jsonl"], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, cwd=self.folder, env=self.environment)
        self.addCleanup(worker.stdout.close)
        for i, (line, verdict) in enumerate([
                (bundle("one", AGREE), "pass"), (bundle("two", DISAGREE), "fail"), ("nonsense", None),
                (bundle("three", AGREE), "pass")]):
            worker.stdin.write(line.encode() + b"\n")
            worker.stdin.flush()
            # The next bundle is not written before this answer is here.
            self.assertTrue(select.select([worker.stdout], [], [], TIMEOUT)[0], f"no answer to {i}")
            answer = json.loads(worker.stdout.readline())
            self.assertEqual(answer.get("verdict"), verdict)
        worker.stdin.close()
        self.assertEqual(worker.wait(TIMEOUT), 0)
        self.assertEqual(worker.stdout.read(), b"")

    def test_many_bundles_are_answered_in_order(self):
        ids = [f"b{i}" for i in range(300)]
        answers = self.answers("".join(bundle(id, DISAGREE if i % 2 else AGREE) + "\n"
                                       for i, id in enumerate(ids)))
        self.assertEqual([each["id"] for each in answers], ids)
        self.assertEqual([each["verdict"] for each in answers], ["pass", "fail"] * 150)

    def test_the_id_is_first_and_as_given(self):
        for id in ["b1", "", 'with "quotes" and \\', "é€😀", "a\nb", "\u0000"]:
            with self.subTest(id=id):
                if id == "":
                    continue
                answer = self.answers(bundle(id, AGREE) + "\n")[0]
                self.assertEqual(list(answer)[:2], ["id", "schema"])
                self.assertEqual(answer["id"], id)

    def test_a_report_of_a_worker_is_that_of_a_single_run(self):
        random.seed(7)
        for i in range(20):
            claims = [claim(f"c{j}", random.choice([100, 100, 101, 120]),
                            unit=random.choice(["USD", "EUR", "kilometer", "mile"]),
                            subject=random.choice([["X"], ["Y"], ["X", "Y"]]),
                            document=random.choice(["d", "e"])) for j in range(12)]
            alone = self.report(self.write("one.jsonl", claims))
            answer = self.answers(bundle("b", claims) + "\n")[0]
            self.assertEqual(answer.pop("id"), "b")
            for report in (alone, answer):
                report["manifest"].pop("inputs")
                for finding in report["findings"]:
                    for label in finding["labels"]:
                        for name in ("document", "begin", "end", "line", "column"):
                            label.pop(name)
            self.assertEqual(answer, alone)
            self.assertEqual(list(answer), list(alone))

    def test_bad_lines_are_answered_in_their_place(self):
        bad_claim = '{"id":"q","claims":[{"id":"x","value":7}]}'
        cases = [("nonsense", None, "bad-bundle"), ("[]", None, "bad-bundle"),
                 ('"text"', None, "bad-bundle"), ("{}", None, "bad-bundle"),
                 ('{"id":"q"', None, "bad-bundle"),
                 ('{"claims":[]}', None, "bad-bundle"), ('{"id":5,"claims":[]}', None, "bad-bundle"),
                 ('{"id":null,"claims":[]}', None, "bad-bundle"), ('{"id":"q"}', "q", "bad-bundle"),
                 ('{"id":"q","claims":{}}', "q", "bad-bundle"),
                 ('{"id":"q","claims":null}', "q", "bad-bundle"),
                 ('{"id":"q","claims":[],"documents":"d"}', "q", "bad-bundle"),
                 (bad_claim, "q", "bad-claim"), ('{"id":"q","claims":[5]}', "q", "bad-claim"),
                 ('{"id":"q","claims":[]}', "q", "nothing-to-check"),
                 ('{"id":"q","claims":[{"id":"x","value":"5 kg","derivation":{"kind":"sum",'
                  '"of":["nobody","x"]}}]}', "q", "bad-claim")]
        text = "".join(line + "\n" + bundle("good", AGREE) + "\n" for line, _, _ in cases)
        answers = self.answers(text)
        self.assertEqual(len(answers), 2 * len(cases))
        for i, (line, id, code) in enumerate(cases):
            with self.subTest(line=line):
                self.error(answers[2 * i], id, code)
                self.assertEqual(answers[2 * i + 1]["id"], "good")
                self.assertEqual(answers[2 * i + 1]["verdict"], "pass")

    def test_a_bad_claim_is_placed_in_its_line(self):
        line = '{"id":"q","claims":[{"id":"x","value":"5 kg"},{"id":"y","value":7}]}'
        message = self.answers(line + "\n")[0]["error"]["message"]
        self.assertRegex(message, r":1:\d+: ")
        column = int(message.split(":")[2])
        self.assertEqual(line[column - 1], "7", message)

    def test_bytes_that_are_no_text_are_answered(self):
        done = self.check("--jsonl", input=b'{"id":"\xff","claims":[]}\n' +
                          bundle("good", AGREE).encode() + b"\n")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.error(answers[0], None, "bad-bundle")
        self.assertEqual(answers[1]["id"], "good")

    def test_blank_lines_are_passed_over_and_line_ends_may_be_of_any_kind(self):
        text = "\n \n" + bundle("one", AGREE) + "\r\n\t\n" + bundle("two", ALONE)
        self.assertEqual([each["id"] for each in self.answers(text)], ["one", "two"])

    def test_no_bundle_no_answer(self):
        self.assertEqual(self.answers(""), [])
        self.assertEqual(self.answers("\n"), [])

    def test_bundles_know_nothing_of_each_other(self):
        first = bundle("one", [claim("a", 100)])
        second = bundle("two", [claim("b", 120)])
        alone = [self.answers(each + "\n")[0] for each in (first, second)]
        self.assertEqual(self.answers(first + "\n" + second + "\n"), alone)
        derived = bundle("three", [claim("t", 100, measure="m",
                                         derivation={"kind": "sum", "of": ["a", "b"]})])
        answers = self.answers(first + "\n" + second + "\n" + derived + "\n")
        self.error(answers[2], "three", "bad-claim")

    def test_the_options_of_check_hold_for_bundles(self):
        text = bundle("b", DISAGREE) + "\n"
        self.assertEqual(self.answers(text, "--fail-on", "never")[0]["verdict"], "pass")
        self.assertEqual(self.answers(text, "--ignore", "conflict/*")[0]["checks"], [])
        self.assertEqual(self.answers(bundle("b", ALONE) + "\n", "--min-coverage", "1")[0]["verdict"],
                         "fail")

    def test_the_short_form_and_members_of_a_bundle_that_nobody_knows(self):
        text = json.dumps({"note": {"claims": 1}, "claims": [said("a", "about $5 million"),
                                                             said("b", "$5.2 million")],
                           "id": "b"}) + "\n"
        self.assertEqual(verdicts(self.answers(text)[0]),
                         [("conflict/within", "consistent-by-rounding", ("a", "b"))])


if __name__ == "__main__":
    main()
