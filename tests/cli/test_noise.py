#!/usr/bin/env python3
"""Conflicts in invented corpora of which the truth is known: what the program finds of them, beside
what any reader could. The corpora and counts are those of bench/noise."""

import dataclasses
import sys
from fractions import Fraction

from support import PROGRAM, ROOT, Case, main

sys.path.insert(0, str(ROOT / "bench/noise"))
import corpus as corpora  # noqa: E402
import measure  # noqa: E402


class Noise(Case):
    plain = corpora.Noise(errors=Fraction(1, 5), size=30, reworded=Fraction(0), things=96)

    def counts(self, form="claims", seed=1, **noise):
        return measure.measure(PROGRAM, dataclasses.replace(self.plain, **noise), seed, form)

    def test_sources_that_agree_are_in_no_conflict(self):
        self.assertEqual(self.counts(errors=Fraction(0))["findings"], 0)

    def test_every_plain_error_is_found_and_nothing_else(self):
        for form in ("claims", "texts"):
            for seed in (1, 2):
                counts = self.counts(form, seed, size=300)
                self.assertGreater(counts["findable"], 50)
                self.assertEqual(counts["found"], counts["findable"], (form, counts))
                self.assertEqual(counts["real"], counts["findings"], (form, counts))

    def test_rounding_hedges_and_units_hide_little(self):
        counts = self.counts(reworded=Fraction(1, 2), things=288)
        self.assertGreater(counts["findable"], 200)
        self.assertGreaterEqual(counts["found"], 0.97 * counts["findable"], counts)
        self.assertGreaterEqual(counts["real"], 0.92 * counts["findings"], counts)

    def test_the_same_figures_in_texts_are_found_as_well(self):
        half = Fraction(1, 2)
        as_claims = self.counts(reworded=half)
        as_texts = self.counts("texts", reworded=half)
        for name in ("findings", "real", "found"):
            self.assertEqual(as_texts[name], as_claims[name], name)

    def test_consensus_is_right_more_often_than_a_vote(self):
        for copiers in (0, 4):
            counts = self.counts(errors=Fraction(2, 5), reworded=Fraction(1, 2), copiers=copiers)
            self.assertGreater(counts["consensus"], counts["votes"], counts)

    def test_corpora_follow_from_their_seed(self):
        noise = corpora.Noise(copiers=2)
        self.assertEqual(corpora.make_corpus(noise, 7), corpora.make_corpus(noise, 7))
        self.assertNotEqual(corpora.make_corpus(noise, 7), corpora.make_corpus(noise, 8))


if __name__ == "__main__":
    main()
