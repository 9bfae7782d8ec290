#!/usr/bin/env python3
"""The language of a document: what the call, the bundle, the document or its words say."""

import json

from support import Case, main

GERMAN = ("Der Umsatz stieg im dritten Quartal 2024 um 12 % auf rund 1,5 Milliarden Euro. Im Hafen lagen "
          "1.440.000 Tonnen Stahl, die nicht verkauft wurden.\n")
FRENCH = ("Le groupe a investi plus de 3,2 millions d'euros dans la région, et il va continuer en 2026, selon "
          "le maire de la ville.\n")
SPANISH = ("El grupo invertirá unos 45.000 millones de dólares en la región, y no habrá más ayudas para el "
           "puerto de la ciudad.\n")
ENGLISH = "The group will invest 45,000 tonnes of steel in the port, and it is not for sale.\n"


class Languages(Case):
    def values(self, *arguments, **rest):
        done = self.exits(0, "extract", *arguments, **rest)
        return [json.loads(line)["quantity"]["value"] for line in done.stdout.splitlines()]

    def test_the_words_tell(self):
        for text, values in [(GERMAN, ["12", "1500000000", "1440000"]), (FRENCH, ["3200000"]),
                             (SPANISH, ["45000000000"]), (ENGLISH, ["45000"])]:
            with self.subTest(text=text):
                self.write("a.txt", text)
                self.assertEqual(self.values("a.txt"), values)

    def test_the_document_says(self):
        self.write("a.html", "<html lang=de-AT><p>Kosten: 1.440 Euro.</p></html>")
        self.write("b.md", "---\nlang: fr\n---\nCoût : 1,25 euro.\n")
        self.write("c.html", "<html lang=en><p>Kosten: 1.440 Euro.</p></html>")
        self.assertEqual(self.values("a.html", "b.md", "c.html"), ["1440", "1.25", "1.440"])

    def test_the_call_says(self):
        self.write("a.txt", "Kosten: 1.440 Euro.\n")
        self.assertEqual(self.values("a.txt"), ["1.440"])
        self.assertEqual(self.values("a.txt", "--language", "de"), ["1440"])
        self.write("b.html", "<html lang=en><p>Kosten: 1.440 Euro.</p></html>")
        self.assertEqual(self.values("b.html", "--language", "de"), ["1440"])
        report = self.report("a.txt", "--language", "es", code=0)
        self.assertEqual(report["claims"][0]["quantity"]["value"], "1440")

    def test_the_call_says_it_of_claim_sets_too(self):
        self.write("a.jsonl", '{"measure": "Umsatz", "value": "rund 1,5 Milliarden Euro"}\n')
        self.exits(2, "check", "a.jsonl")
        report = self.report("a.jsonl", "--language", "de", code=0)
        self.assertEqual(report["claims"][0]["quantity"]["value"], "1500000000")

    def test_an_unknown_language_is_refused(self):
        self.write("a.txt", ENGLISH)
        for command in ("check", "extract"):
            done = self.exits(2, command, "a.txt", "--language", "xx")
            self.assertIn("de, en, es, fr", done.stderr)

    def test_a_bundle_says(self):
        def answer(**members):
            document = dict({"path": "a.txt", "text": "Kosten: 1.440 Euro."}, **members)
            line = json.dumps({"id": "b", "documents": [document]}) + "\n"
            return json.loads(self.exits(0, "extract", "--jsonl", "--language", "de", input=line).stdout)
        for members, value in [({}, "1440"), ({"language": None}, "1440"),
                               ({"language": "es-MX"}, "1440"), ({"language": "en"}, "1.440")]:
            with self.subTest(members=members):
                self.assertEqual(answer(**members)["claims"][0]["quantity"]["value"], value)
        self.assertEqual(answer(language="xx")["error"]["code"], "bad-document")
        self.assertEqual(answer(language=7)["error"]["code"], "bad-bundle")
        self.assertEqual(answer(language="Deutsch!")["error"]["code"], "bad-bundle")


if __name__ == "__main__":
    main()
