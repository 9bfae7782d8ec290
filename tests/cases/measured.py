"""What the cases come to for each rule: precision, recall, and whether it may speak by default."""

import dataclasses
import json

LEAST_PRECISION = 0.9  # of rules that speak unasked, and louder than in notes


@dataclasses.dataclass
class Tally:
    """How a rule did on its own cases; `false` counts those of other rules, too."""

    positive: int = 0
    negative: int = 0
    found: int = 0
    false: int = 0
    mistaken: list = dataclasses.field(default_factory=list)  # cases judged wrongly, in words

    def count(self, positive, reported):
        self.positive += positive
        self.negative += not positive
        self.found += positive and reported
        self.false += reported and not positive

    @property
    def precision(self):
        reported = self.found + self.false
        return self.found / reported if reported else 0.0

    @property
    def recall(self):
        return self.found / self.positive if self.positive else 0.0


def too_loud(tallies, rules):
    """Complaints about rules under LEAST_PRECISION. `rules`: id to (severity, default)."""
    return [f"{rule} has a precision of {tally.precision:.3f}, under {LEAST_PRECISION}: it must be "
            "off unless asked for, or a note"
            for rule, tally in sorted(tallies.items())
            if tally.precision < LEAST_PRECISION and rules[rule][0] != "note" and
            rules[rule][1] != "off"]


def table(tallies):
    lines = [f"{'RULE':28}{'POSITIVE':>9}{'NEGATIVE':>9}{'PRECISION':>11}{'RECALL':>8}"]
    lines += [f"{rule:28}{tally.positive:9}{tally.negative:9}{tally.precision:11.3f}"
              f"{tally.recall:8.3f}" for rule, tally in sorted(tallies.items())]
    return "\n".join(lines)


def to_json(tallies):
    """A rule a line."""
    rows = [json.dumps(rule) + ": " +
            json.dumps(dict(dataclasses.asdict(tally), precision=round(tally.precision, 3),
                            recall=round(tally.recall, 3)), ensure_ascii=False)
            for rule, tally in sorted(tallies.items())]
    return "{\n" + ",\n".join(rows) + "\n}\n"
