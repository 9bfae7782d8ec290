#!/usr/bin/env python3
"""Writes data/rates/yearly.csv from public daily and monthly exchange rates.

    make_rates.py --ecb eurofxref-hist.csv [--monthly monthly.csv] [--from 2010] [--to 2025]

--ecb is the European Central Bank's history of euro reference rates, as the bank publishes it
(Date,USD,JPY,...; N/A where there is none). --monthly holds averages of the US Federal Reserve
(H.10 and G.5) as Date,Country,Exchange rate, in units of the currency for one US dollar; it
serves currencies that the ECB does not quote. A year that is not whole in the source is left out.
"""

import argparse
import collections
import csv
import pathlib
import sys
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

ECB = ["USD", "JPY", "GBP", "CNY", "CHF", "CAD", "AUD", "NZD", "HKD", "SGD", "INR", "KRW", "SEK",
       "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "ILS", "ZAR", "BRL", "MXN", "IDR",
       "MYR", "PHP", "THB", "ISK", "HRK", "RUB"]
MONTHLY = {"TWD": "Taiwan", "LKR": "Sri Lanka"}
PEGS = {"SAR": "3.75", "AED": "3.6725"}

HEADER = """\
# Yearly ranges of exchange rates: units of `currency` for one `base`. Written by
# tools/make_rates.py; do not edit. Only years that the source has in full.
# source ecb: European Central Bank, euro foreign exchange reference rates (eurofxref-hist):
#   average, lowest and highest daily rate of the year. For the base USD they are the quotients of
#   the rates of the same day, the lowest rounded down and the highest up to six digits.
# source frb-monthly: Board of Governors of the Federal Reserve System, H.10 and G.5 (public
#   domain): average, lowest and highest monthly average of the year; days may lie outside.
# source peg: the official parity that the Saudi Central Bank (since 1986) and the Central Bank of
#   the United Arab Emirates (since 1997) keep to the US dollar; no daily figures.
base,currency,year,average,low,high,source
"""

LEAST_DAYS = 240  # of some 255 days of fixing: fewer is not a whole year


def significant(value, rounding=ROUND_HALF_EVEN):
    """Six significant digits, without exponent."""
    return format(value.quantize(Decimal(1).scaleb(value.adjusted() - 5), rounding), "f")


def line(base, currency, year, values, source):
    average = sum(values) / len(values)
    low, high = f"{min(values):f}", f"{max(values):f}"
    if len(low) > 12 or len(high) > 12:  # quotients
        low, high = significant(min(values), ROUND_FLOOR), significant(max(values), ROUND_CEILING)
    return f"{base},{currency},{year},{significant(average)},{low},{high},{source}\n"


def read_ecb(path):
    """{(base, currency): {year: [daily rates]}}"""
    result = collections.defaultdict(lambda: collections.defaultdict(list))
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            year = int(row["Date"][:4])
            rates = {currency: Decimal(row[currency]) for currency in ECB
                     if row.get(currency) not in (None, "", "N/A")}
            for currency, rate in rates.items():
                result["EUR", currency][year].append(rate)
                if currency != "USD" and "USD" in rates:
                    result["USD", currency][year].append(rate / rates["USD"])
            if "USD" in rates:
                result["USD", "EUR"][year].append(1 / rates["USD"])
    return result


def read_monthly(path):
    """{currency: {year: [monthly averages]}}"""
    names = {country: code for code, country in MONTHLY.items()}
    result = collections.defaultdict(lambda: collections.defaultdict(list))
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["Country"] in names:
                rates = result[names[row["Country"]]]
                rates[int(row["Date"][:4])].append(Decimal(row["Exchange rate"]))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ecb", type=pathlib.Path, required=True)
    parser.add_argument("--monthly", type=pathlib.Path)
    parser.add_argument("--from", type=int, default=2010, dest="first")
    parser.add_argument("--to", type=int, default=2025, dest="last")
    parser.add_argument("--output", type=pathlib.Path,
                        default=pathlib.Path(__file__).parents[1] / "data" / "rates" / "yearly.csv")
    args = parser.parse_args()
    ecb = read_ecb(args.ecb)
    monthly = read_monthly(args.monthly) if args.monthly else {}
    lines = []
    for year in range(args.first, args.last + 1):
        lines += [line(base, currency, year, years[year], "ecb")
                  for (base, currency), years in sorted(ecb.items())
                  if len(years[year]) >= LEAST_DAYS]
        lines += [line("USD", currency, year, monthly[currency][year], "frb-monthly")
                  for currency in monthly if len(monthly[currency][year]) == 12]
        lines += [line("USD", currency, year, [Decimal(rate)], "peg")
                  for currency, rate in PEGS.items()]
    args.output.write_text(HEADER + "".join(lines), "utf-8")
    print(f"{args.output}: {len(lines)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
