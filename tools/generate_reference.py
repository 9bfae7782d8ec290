#!/usr/bin/env python3
"""Writes the reference tables of units and currencies as C++ sources.

    generate_reference.py --cldr DIR --iso-codes DIR --data DIR --output DIR

DIR of --cldr is CLDR's `common` folder, --iso-codes holds iso_4217.json, --data is the project's
data folder (units/*.csv and currencies/names.csv win over CLDR). Writes units_table.cpp,
unit_names_table.cpp and currencies_table.cpp; core/reference/tables.hpp declares what they define.
The same input gives the same bytes. Exits with 1 and a message if a file is missing or wrong.
"""

import argparse
import collections
import csv
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
from fractions import Fraction

LANGUAGES = {"en": ["en_GB", "en_001", "en"], "de": ["de"], "fr": ["fr"], "es": ["es"]}

# The order in which a dimension names its base units: CLDR's, then those of the supplement.
BASES = ["candela", "kilogram", "meter", "second", "year", "ampere", "kelvin", "revolution", "item",
         "part", "bit", "pixel", "em", "percentage-point", "night", "beaufort", "generic",
         "decibel", "bitcoin", "base-pair", "nucleotide", "amino-acid", "morgan",
         "international-unit", "colony-forming-unit", "equivalent", "osmole",
         "nephelometric-turbidity-unit", "practical-salinity-unit", "standard-deviation",
         "currency"]


def rows(path):
    """The rows of a CSV file as dictionaries; lines that start with # are comments."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#") and line.strip()]
    return list(csv.DictReader(lines))


# ---- units ------------------------------------------------------------------------------------


def evaluate(expression, constants):
    """A CLDR expression: what stands after the one `/` is all denominator."""
    def product(text):
        value = Fraction(1)
        for term in text.split("*"):
            term = term.strip()
            value *= constants[term] if term in constants else Fraction(term)
        return value
    above, _, below = expression.partition("/")
    return product(above) / product(below) if below else product(above)


def exponents(base):
    """The exponents of BASES in a base unit such as kilogram-per-square-meter."""
    result, sign, power = [0] * len(BASES), 1, 1
    base = base.replace("portion", "part")
    if base in BASES:
        result[BASES.index(base)] = 1
        return result
    for token in base.split("-"):
        if token == "per":
            sign = -1
        elif token in ("square", "cubic"):
            power = 2 if token == "square" else 3
        elif token.startswith("pow"):
            power = int(token[3:])
        else:
            result[BASES.index(token)] += sign * power
            power = 1
    return result


def read_units(cldr, data):
    """{identifier: (factor, offset, exponents)} and {old identifier: new}."""
    root = ElementTree.parse(cldr / "supplemental" / "units.xml").getroot()
    constants = {}
    for node in root.iter("unitConstant"):
        constants[node.get("constant")] = evaluate(node.get("value"), constants)
    found = [(n.get("source"), n.get("baseUnit"), n.get("factor"), n.get("offset"))
             for n in root.iter("convertUnit") if not n.get("special")]
    for row in rows(data / "units" / "supplement.csv"):
        if row["identifier"].startswith("="):
            constants[row["identifier"][1:]] = evaluate(row["factor"], constants)
        else:
            found.append((row["identifier"], row["base"], row["factor"], row["offset"]))
    units = {}
    for name, base, factor, offset in found:
        vector = exponents(base)
        vector[BASES.index("part")] = 0  # a portion is a pure number
        units[name] = (evaluate(factor or "1", constants), evaluate(offset or "0", constants),
                       vector)
    aliases = {row["old"]: row["new"] for row in rows(data / "units" / "aliases.csv")}
    return units, aliases


# ---- names of units ---------------------------------------------------------------------------


def squeezed(text):
    """A CLDR string with plain spaces and one sign for micro."""
    return re.sub(r"[\s\u00a0\u202f\u2009]+", " ", text).replace("\u03bc", "\u00b5").strip()


def unit_strings(cldr, locale):
    """(rank, spelling, identifier) of all names in a locale; rank 0 is a long name."""
    units = ElementTree.parse(cldr / "main" / f"{locale}.xml").getroot().find("units")
    lengths = [] if units is None else units.findall("unitLength")
    for rank, length in enumerate(sorted(lengths, key=lambda x: ["long", "short", "narrow"].index(
            x.get("type")))):
        for unit in length.findall("unit"):
            identifier = unit.get("type").partition("-")[2]
            for node in unit:
                if node.tag == "displayName":
                    yield rank, squeezed(node.text), identifier
                elif node.tag == "unitPattern" and node.text.count("{0}") == 1:
                    text = node.text
                    if text.startswith("{0}") or text.endswith("{0}"):
                        yield rank, squeezed(text.replace("{0}", "")), identifier


def read_names(cldr, data, units, aliases):
    """{language: ({lower-case name: identifier}, {symbol: identifier})}, and which prefixes may
    stand before a (language, kind, spelling)."""
    extra = rows(data / "units" / "names.csv")
    result, prefixed = {}, {}
    for language, locales in LANGUAGES.items():
        words, symbols = {}, {}
        found = [x for locale in locales for x in unit_strings(cldr, locale)]
        for rank, spelling, identifier in sorted(found, key=lambda x: x[0]):
            identifier = aliases.get(identifier, identifier)
            if rank == 0 or (len(spelling) > 3 and spelling[1:].islower()):
                words.setdefault(spelling.lower(), identifier)
            else:
                symbols.setdefault(spelling, identifier)
        for row in extra:
            if row["language"] not in (language, "*"):
                continue
            table = words if row["kind"] == "word" else symbols
            for spelling in row["spellings"].split("|"):
                spelling = squeezed(spelling)
                key = spelling.lower() if row["kind"] == "word" else spelling
                if row["identifier"] == "-":
                    words.pop(key.lower(), None)
                    symbols.pop(key, None)
                else:
                    table[key] = row["identifier"]
                    if row["prefixes"]:
                        prefixed[language, row["kind"], key] = row["prefixes"]
        result[language] = (words, symbols)
    return result, prefixed


def read_word_prefixes(cldr):
    """(language, prefix in lower case, identifier's prefix), longest first."""
    names = {"10p-1": "deci", "10p-2": "centi", "10p-3": "milli", "10p-6": "micro",
             "10p-9": "nano", "10p-12": "pico", "10p-15": "femto", "10p1": "deka", "10p2": "hecto",
             "10p3": "kilo", "10p6": "mega", "10p9": "giga", "10p12": "tera", "10p15": "peta",
             "10p18": "exa", "1024p1": "kibi", "1024p2": "mebi", "1024p3": "gibi",
             "1024p4": "tebi"}
    for language in LANGUAGES:
        root = ElementTree.parse(cldr / "main" / f"{language}.xml").getroot()
        for node in root.findall("units/unitLength[@type='long']/compoundUnit"):
            pattern = node.find("unitPrefixPattern")
            if node.get("type") in names and pattern is not None:
                yield language, pattern.text.replace("{0}", "").lower(), names[node.get("type")]


# ---- currencies -------------------------------------------------------------------------------


def read_digits(cldr):
    """{code or DEFAULT: digits after the point}."""
    root = ElementTree.parse(cldr / "supplemental" / "supplementalData.xml").getroot()
    return {n.get("iso4217"): int(n.get("digits")) for n in root.iter("info")
            if n.get("iso4217")}


def read_currencies(cldr, iso_codes):
    """{code: (name, numeric, digits, withdrawn)}: ISO 4217's, then those only CLDR remembers."""
    digits = read_digits(cldr)
    listed = json.loads((iso_codes / "iso_4217.json").read_text("utf-8"))["4217"]
    result = {x["alpha_3"]: (x["name"], int(x["numeric"]), False) for x in listed}
    root = ElementTree.parse(cldr / "main" / "en.xml").getroot()
    for node in root.iter("currency"):
        name = node.find("displayName")
        if name is not None and re.fullmatch("[A-Z]{3}", node.get("type")):
            result.setdefault(node.get("type"), (name.text, 0, True))
    return {code: (name, numeric, digits.get(code, digits["DEFAULT"]), withdrawn)
            for code, (name, numeric, withdrawn) in sorted(result.items())}


METALS = {"XAU", "XAG", "XPT", "XPD"}  # codes, but no names


def currency_names(cldr, data, currencies):
    """{language: {spelling: (code, scale, ambiguous)}}; words are in lower case, signs are not."""
    extra = rows(data / "currencies" / "names.csv")
    result = {}
    for language, locales in LANGUAGES.items():
        found = collections.defaultdict(list)
        for locale in locales:
            root = ElementTree.parse(cldr / "main" / f"{locale}.xml").getroot()
            for node in root.iter("currency"):
                # "16 gold" are medals, and "silver" is no word for money either.
                if node.get("type") not in currencies or node.get("type") in METALS:
                    continue
                for child in node:
                    if child.text and child.tag in ("displayName", "symbol"):
                        text = squeezed(child.text)
                        key = text.lower() if child.tag == "displayName" else text
                        if node.get("type") not in found[key] and not re.fullmatch(
                                "[A-Z]{3}", text):
                            found[key].append(node.get("type"))
        table = {}
        for key, codes in ((key, codes) for key, codes in found.items() if codes):
            current = [c for c in codes if not currencies[c][3]] or codes
            table[key] = (current[0], 0, len(current) > 1)
        for row in extra:
            if row["language"] in (language, "*"):
                for spelling in row["spellings"].split("|"):
                    table[squeezed(spelling)] = (row["code"], int(row["scale"] or 0),
                                                 row["ambiguous"] == "yes")
        result[language] = table
    return result


# ---- writing ----------------------------------------------------------------------------------


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def ordered(table):
    return sorted(table.items(), key=lambda item: item[0].encode("utf-8"))


def array(kind, name, lines):
    body = "\n".join(f"    {line}," for line in lines)
    return f"constexpr {kind} {name}[] = {{\n{body}\n}};\n"


HEAD = """// Generated by tools/generate_reference.py. Do not edit.
#include "reference/tables.hpp"

namespace veritally::tables {
namespace {

"""


def write(path, arrays, functions):
    path.write_text(HEAD + "\n".join(arrays) + "\n}  // namespace\n\n" + "\n".join(functions)
                    + "\n}  // namespace veritally::tables\n", "utf-8")


def write_units(output, units, aliases):
    lines = ["{%s, %s, %s, {%s}}" % (quoted(name), quoted(str(factor)), quoted(str(offset)),
                                     ", ".join(map(str, vector)))
             for name, (factor, offset, vector) in ordered(units)]
    write(output / "units_table.cpp",
          [array("UnitRow", "unit_table", lines),
           array("Pair", "alias_table", ["{%s, %s}" % (quoted(a), quoted(b))
                                         for a, b in ordered(aliases)]),
           array("std::string_view", "base_table", [quoted(base) for base in BASES])],
          ["std::span<const UnitRow> units() { return unit_table; }",
           "std::span<const Pair> unit_aliases() { return alias_table; }",
           "std::span<const std::string_view> base_units() { return base_table; }\n"
           "static_assert(sizeof(base_table) / sizeof(base_table[0]) == base_unit_count);"])


def write_unit_names(output, names, prefixed, prefixes):
    arrays, entries = [], []
    for language, (words, symbols) in names.items():
        for kind, table in (("word", words), ("symbol", symbols)):
            arrays.append(array("UnitName", f"{kind}s_{language}", [
                "{%s, %s, %s}" % (quoted(key), quoted(identifier),
                                  quoted(prefixed.get((language, kind, key), "")))
                for key, identifier in ordered(table)]))
        entries.append('{%s, words_%s, symbols_%s}' % (quoted(language), language, language))
    arrays.append(array("UnitLanguage", "language_table", entries))
    arrays.append(array("WordPrefix", "prefix_table", [
        "{%s, %s, %s}" % (quoted(l), quoted(p), quoted(i)) for l, p, i in prefixes]))
    write(output / "unit_names_table.cpp", arrays,
          ["std::span<const UnitLanguage> unit_languages() { return language_table; }",
           "std::span<const WordPrefix> word_prefixes() { return prefix_table; }"])


def write_currencies(output, currencies, names):
    arrays = [array("Currency", "currency_table", [
        "{%s, %s, %d, %d, %s}" % (quoted(code), quoted(name), numeric, digits,
                                  "true" if withdrawn else "false")
        for code, (name, numeric, digits, withdrawn) in currencies.items()])]
    entries = []
    for language, table in names.items():
        arrays.append(array("CurrencyName", f"names_{language}", [
            "{%s, %s, %d, %s}" % (quoted(key), quoted(code), scale,
                                  "true" if ambiguous else "false")
            for key, (code, scale, ambiguous) in ordered(table)]))
        entries.append("{%s, names_%s}" % (quoted(language), language))
    arrays.append(array("CurrencyLanguage", "language_table", entries))
    write(output / "currencies_table.cpp", arrays,
          ["std::span<const Currency> currencies() { return currency_table; }",
           "std::span<const CurrencyLanguage> currency_languages() { return language_table; }"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option in ("--cldr", "--iso-codes", "--data", "--output"):
        parser.add_argument(option, type=pathlib.Path, required=True)
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    try:
        units, aliases = read_units(args.cldr, args.data)
        names, prefixed = read_names(args.cldr, args.data, units, aliases)
        currencies = read_currencies(args.cldr, args.iso_codes)
        write_units(args.output, units, aliases)
        write_unit_names(args.output, names, prefixed, list(read_word_prefixes(args.cldr)))
        write_currencies(args.output, currencies,
                         currency_names(args.cldr, args.data, currencies))
    except (OSError, ValueError, KeyError, ElementTree.ParseError) as error:
        sys.exit(f"generate_reference.py: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
