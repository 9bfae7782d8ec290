"""Invented corpora of which the truth is known: sources that state figures of firms, with errors,
roundings, hedges, other units and currencies, and copies. See bench/README.md.

make_corpus() returns the same corpus for the same noise and seed. All arithmetic is exact."""
import csv
import dataclasses
import itertools
import pathlib
import random
from fractions import Fraction
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RATES = ROOT / "data/rates/yearly.csv"

YEARS = (2022, 2023, 2024)
FIRMS = ("Avenor", "Belcott", "Corvane", "Dunmere", "Estrix", "Farlowe", "Galvend", "Hexwell", "Istrand",
         "Jorvett", "Kelmont", "Lumarc", "Morvane", "Nexford", "Orvale", "Pelstar", "Quenby", "Rostrand",
         "Selwick", "Tarvane", "Ulmont", "Varnholt", "Wexmoor", "Yarrowgate")
DIGITS = 4  # of a figure as it is written when nothing is rounded away


class Unit(NamedTuple):
    code: str  # as reports have it
    words: str  # around the number
    power: int  # of ten that the words stand for
    factor: Fraction  # the size of the unit in the first of its measure; of money it is a rate


class Measure(NamedTuple):
    name: str
    power: int  # of ten, of a figure's first digit, in the first unit
    units: tuple


MEASURES = (
    Measure("revenue", 8, (Unit("USD", "${} million", 6, Fraction(1)), Unit("EUR", "€{} million", 6, Fraction(0)))),
    Measure("pipeline length", 3, (Unit("kilometer", "{} kilometers", 0, Fraction(1)),
                                   Unit("mile", "{} miles", 0, Fraction("1.609344")))),
    Measure("steel output", 6, (Unit("tonne", "{} million tonnes", 6, Fraction(1)),
                                Unit("ton", "{} million short tons", 6, Fraction("0.90718474")))),
    Measure("energy consumption", 1, (Unit("terawatt-hour", "{} terawatt-hours", 0, Fraction(1)),
                                      Unit("petajoule", "{} petajoules", 0, Fraction(10, 36)))),
)


class Thing(NamedTuple):
    """What sources state a figure of."""
    firm: str
    measure: Measure
    year: int


@dataclasses.dataclass(frozen=True)
class Noise:
    errors: Fraction = Fraction(1, 5)  # share of their figures that sources misstate, on average
    size: int = 30  # of an error, in units of the last of DIGITS digits
    reworded: Fraction = Fraction(1, 2)  # share of the statements that are rounded, hedged or in the other unit
    copiers: int = 0  # sources that mostly copy the first one
    sources: int = 9
    things: int = 288


class Interval(NamedTuple):
    """What words allow; None is no bound. Ends belong to it unless they are open."""
    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other):
        return not self.is_below(other) and not other.is_below(self)

    def is_below(self, other):
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def holds(self, value):
        return self.meets(Interval(value, value))


class Statement(NamedTuple):
    """One figure as a source words it."""
    words: str
    unit: Unit
    value: Fraction  # as stated, in its unit
    allowed: Interval  # by digits and hedge, in its unit
    by_digits: Interval  # by digits alone


class Claim(NamedTuple):
    source: int
    thing: Thing
    statement: Statement
    copied: bool


class Corpus(NamedTuple):
    claims: list  # by source, and then in the order in which it tells them
    truth: dict  # Thing: its figure in the first unit of its measure


# ------------------------------------------------------------------ rates

def read_rates():
    """year: the lowest and highest price of a dollar in euros."""
    with RATES.open(encoding="utf-8") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {int(row["year"]): (Fraction(row["low"]), Fraction(row["high"]))
                for row in rows if (row["base"], row["currency"]) == ("USD", "EUR")}


EUROS_A_DOLLAR = read_rates()


def in_first_unit(interval, unit, year):
    """All that the interval may be in the first unit of its measure: at any rate of the year."""
    least, most = (1 / unit.factor, 1 / unit.factor) if unit.factor else EUROS_A_DOLLAR[year]
    return interval._replace(low=None if interval.low is None else interval.low / most,
                             high=None if interval.high is None else interval.high / least)


# ------------------------------------------------------------------ words

def power_of(value):
    """The power of ten of its first digit."""
    power = len(str(int(value))) - 1
    return power if value >= 1 else -next(n for n in itertools.count(1) if value * 10**n >= 1)


def ten_to(power):
    return Fraction(10) ** power


def written(value, power):
    """The digits of a multiple of 10^power, with commas: 1,250 or 31.50."""
    places = max(0, -power)
    return f"{round(value * ten_to(places)):,}" if places == 0 else \
        f"{int(value):,}." + f"{round(value * ten_to(places)) % 10**places:0{places}d}"


def floor_to(value, step):
    return (value // step) * step


# How a hedge is chosen by who knows the value x, and what it allows of v, as docs/semantics.md has
# it: (the number written, words, the interval).
def plainly(x, step):
    v = floor_to(x + step / 2, step)
    return v, "{}", Interval(v - step / 2, v + step / 2)


def about(x, step):
    v, _, digits = plainly(x, step)
    reach = max(step / 2, v / 20)
    return v, "about {}", Interval(v - reach, v + reach)


def nearly(x, step):
    v = floor_to(x, step) + step
    return v, "nearly {}", Interval(v * 9 / 10, v, high_open=True)


def more_than(x, step):
    v = floor_to(x, step)
    return (v if v < x else v - step), "more than {}", Interval(v if v < x else v - step, None, low_open=True)


def at_least(x, step):
    v = floor_to(x, step)
    return v, "at least {}", Interval(v, None)


def up_to(x, step):
    v = -floor_to(-x, step)
    return v, "up to {}", Interval(None, v)


HEDGES = (about, nearly, more_than, at_least, up_to)


def state(unit, value, digits, hedge=plainly):
    """A value of a unit, in so many digits."""
    power = power_of(value) - digits + 1 - unit.power
    step = ten_to(power + unit.power)
    stated, words, allowed = hedge(value, step)
    number = unit.words.format(written(stated / ten_to(unit.power), power))
    # Written zeros of a whole number may be digits that were rounded away, so the step is that of
    # the rounding here, not of the last digit on paper.
    return Statement(words.format(number), unit, stated, allowed, Interval(stated - step / 2, stated + step / 2))


def reword(draw, thing, value):
    """A figure in fewer digits, hedged or in the other unit of its measure."""
    first, second = thing.measure.units
    kind = draw.randrange(4)
    if kind == 0:
        return state(first, value, draw.choice((2, 3)))
    if kind == 1:
        return state(first, value, draw.choice((2, 3)), draw.choice(HEDGES))
    if second.factor:
        converted = value / second.factor
    else:
        least, most = EUROS_A_DOLLAR[thing.year]
        converted = value * (least + (most - least) * draw.randrange(1001) / 1000)
    if kind == 2:
        return state(second, converted, draw.choice((3, DIGITS)))
    return state(second, converted, draw.choice((2, 3)), draw.choice(HEDGES))


# ------------------------------------------------------------------ corpora

def misstate(draw, value, size):
    step = ten_to(power_of(value) - DIGITS + 1)
    error = step * size * (500 + draw.randrange(1001)) / 1000
    sign = draw.choice((-1, 1))
    return value + sign * error if value + sign * error > value / 100 else value + error


def error_rates(draw, noise):
    """Sources differ: from a quarter of the average rate to seven quarters."""
    rates = [noise.errors * (Fraction(1, 4) + Fraction(3, 2) * i / (noise.sources - 1))
             for i in range(noise.sources)]
    draw.shuffle(rates)
    return rates


def make_corpus(noise, seed):
    draw = random.Random(f"{seed} {noise}")
    things = [Thing(*thing) for thing in itertools.product(FIRMS, MEASURES, YEARS)][:noise.things]
    truth = {thing: draw.randrange(100000, 1000000) * ten_to(thing.measure.power - 5) for thing in things}
    rates = error_rates(draw, noise)
    told = {}  # by source and thing
    for source in range(noise.sources):
        copies = 1 <= source <= noise.copiers
        for thing in things:
            original = told.get((0, thing))
            is_copy = copies and original is not None and draw.random() < 0.9
            if not is_copy and draw.random() < 0.3:
                continue  # no source tells everything
            if is_copy:
                told[source, thing] = original._replace(source=source, copied=True)
                continue
            value = truth[thing]
            if draw.random() < rates[source]:
                value = misstate(draw, value, noise.size)
            statement = reword(draw, thing, value) if draw.random() < noise.reworded else \
                state(thing.measure.units[0], value, DIGITS)
            told[source, thing] = Claim(source, thing, statement, False)
    claims = sorted(told.values(), key=lambda claim: claim.source)
    return Corpus(claims, truth)


# ------------------------------------------------------------------ truth

def in_truth_unit(claim, interval):
    return in_first_unit(interval, claim.statement.unit, claim.thing.year)


def is_right(corpus, claim):
    """Whether its words allow the true figure."""
    return in_truth_unit(claim, claim.statement.allowed).holds(corpus.truth[claim.thing])


def is_right_by_digits(corpus, claim):
    """Whether the true figure can be rounded or converted to the number stated."""
    return in_truth_unit(claim, claim.statement.by_digits).holds(corpus.truth[claim.thing])


def exclude_each_other(a, b):
    """Whether no figure is allowed by the words of both."""
    if a.statement.unit == b.statement.unit:
        return not a.statement.allowed.meets(b.statement.allowed)
    return not in_truth_unit(a, a.statement.allowed).meets(in_truth_unit(b, b.statement.allowed))


# ------------------------------------------------------------------ as inputs of the program

def as_claim_set(corpus):
    """The members of claims, with the index of each as its id."""
    return [{"id": str(i), "source": f"source-{claim.source}", "subject": [claim.thing.firm],
             "measure": claim.thing.measure.name, "value": claim.statement.words,
             "period": {"from": f"{claim.thing.year}-01-01", "to": f"{claim.thing.year}-12-31"}}
            for i, claim in enumerate(corpus.claims)]


TELLINGS = (
    "{firm}'s {measure} was {value} in {year}",
    "In {year}, {firm} had {measure} of {value}",
    "The {measure} of {firm} came to {value} in {year}",
)
CLOSINGS = (
    ", as its annual report says.",
    ", a spokesman of the firm said.",
    ", which is in line with what it had said before.",
)


def as_texts(corpus):
    """By source, the indices of its claims and its text: a paragraph each, on every other line. A
    source has its own way of saying things, which who copies from it takes over. So no two of nine
    sources use the same words, as no two editors would."""
    texts = {}
    for i, claim in enumerate(corpus.claims):
        indices, paragraphs = texts.setdefault(claim.source, ([], []))
        voice = 0 if claim.copied else claim.source
        telling = TELLINGS[voice % 3] + CLOSINGS[voice // 3 % 3]
        indices.append(i)
        paragraphs.append(telling.format(firm=claim.thing.firm, measure=claim.thing.measure.name,
                                         value=claim.statement.words, year=claim.thing.year))
    return {source: (indices, "\n\n".join(paragraphs) + "\n") for source, (indices, paragraphs) in texts.items()}
