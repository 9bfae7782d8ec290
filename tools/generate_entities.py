#!/usr/bin/env python3
"""Writes the names of HTML's character references as a C++ source.

    generate_entities.py OUTPUT

The names are those of the HTML standard, as Python's own library holds them. The same Python gives
the same bytes.
"""

import html.entities
import pathlib
import sys


def quoted(text):
    """A string literal; every byte beyond printable ASCII is written in octal."""
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}"
                         for b in text.encode()) + '"'


def main():
    rows = sorted((name.encode(), value) for name, value in html.entities.html5.items())
    lines = ["// Written by tools/generate_entities.py.",
             '#include "document/entities.hpp"', "",
             "#include <array>", "",
             "namespace veritally {", "namespace {", "",
             f"constexpr std::array<NamedEntity, {len(rows)}> names = {{{{"]
    lines += [f"    {{{quoted(name.decode())}, {quoted(value)}}}," for name, value in rows]
    lines += ["}};", "", "}  // namespace", "",
              "std::span<const NamedEntity> named_entities() { return names; }", "",
              "}  // namespace veritally"]
    pathlib.Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="ascii")


main()
