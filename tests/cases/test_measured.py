#!/usr/bin/env python3
"""What precision and recall are, and which rules they silence."""

import json
import unittest

import measured


def tally_of(found, missed, false, silent):
    tally = measured.Tally()
    for positive, reported, times in ((True, True, found), (True, False, missed),
                                      (False, True, false), (False, False, silent)):
        for _ in range(times):
            tally.count(positive, reported)
    return tally


class Measured(unittest.TestCase):
    def test_precision_is_of_what_is_reported_and_recall_of_what_is_wrong(self):
        tally = tally_of(found=9, missed=3, false=1, silent=20)
        self.assertEqual((tally.positive, tally.negative), (12, 21))
        self.assertEqual((tally.precision, tally.recall), (0.9, 0.75))

    def test_a_false_alarm_on_a_case_of_another_rule_counts(self):
        tally = tally_of(found=4, missed=0, false=0, silent=10)
        tally.false += 1
        self.assertEqual((tally.precision, tally.recall, tally.negative), (0.8, 1.0, 10))

    def test_a_rule_that_reports_nothing_has_neither(self):
        tally = tally_of(found=0, missed=2, false=0, silent=2)
        self.assertEqual((tally.precision, tally.recall), (0.0, 0.0))

    def test_an_imprecise_rule_is_off_or_a_note(self):
        tallies = {"a/b": tally_of(found=8, missed=0, false=1, silent=9)}
        for severity, default, complaints in (("error", "on", 1), ("warning", "on", 1),
                                              ("note", "on", 0), ("error", "off", 0)):
            loud = measured.too_loud(tallies, {"a/b": (severity, default)})
            self.assertEqual(len(loud), complaints, (severity, default, loud))

    def test_nine_in_ten_are_precise_enough(self):
        tallies = {"a/b": tally_of(found=9, missed=5, false=1, silent=9)}
        self.assertEqual(measured.too_loud(tallies, {"a/b": ("error", "on")}), [])

    def test_a_rule_a_line_in_the_file(self):
        tally = tally_of(found=2, missed=1, false=0, silent=2)
        tally.mistaken.append("café")
        text = measured.to_json({"b/c": tally_of(1, 0, 0, 1), "a/b": tally})
        self.assertEqual(list(json.loads(text)), ["a/b", "b/c"])
        self.assertEqual(text.splitlines()[1],
                         '"a/b": {"positive": 3, "negative": 2, "found": 2, "false": 0, '
                         '"mistaken": ["café"], "precision": 1.0, "recall": 0.667},')


if __name__ == "__main__":
    unittest.main()
