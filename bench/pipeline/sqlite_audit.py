#!/usr/bin/env python3
"""The audit of a generated claim set in SQL, on SQLite.

The semantics are those of duckdb_audit.py. SQLite has no decimals, so ends are integers in
thousandths, exact for values of at most two decimals. The database is in memory; lines are handed
to one prepared INSERT that takes them apart with SQLite's own JSON functions; an index over the
key and both ends then serves the grouping and the join. The generated claims have one subject.
"""
import argparse
import csv
import sqlite3
import time

SCHEMA = """
    CREATE TABLE claims(id TEXT, source TEXT, subject TEXT, measure TEXT, first_day TEXT,
                        last_day TEXT, unit TEXT, low INTEGER, high INTEGER)"""

INSERT = """
    INSERT INTO claims
    SELECT id, source, subject, measure, first_day, last_day, unit,
           number * 2 * half - half, number * 2 * half + half
    FROM (SELECT *, CAST(replace(value, '.', '') AS INTEGER) AS number,
                 CASE WHEN instr(value, '.') = 0 THEN 500
                      WHEN substr(value, -2, 1) = '.' THEN 50
                      WHEN substr(value, -3, 1) = '.' THEN 5 END AS half
          FROM (SELECT line ->> '$.id' AS id, line ->> '$.source' AS source,
                       line ->> '$.subject[0]' AS subject, line ->> '$.measure' AS measure,
                       line ->> '$.period.from' AS first_day, line ->> '$.period.to' AS last_day,
                       line ->> '$.quantity.unit' AS unit, line ->> '$.quantity.value' AS value
                FROM (SELECT ?1 AS line)))"""

KEY = "subject, measure, first_day, last_day, unit"

GROUP = f"""
    CREATE TABLE groups AS
    SELECT {KEY}, count(*) AS claims, max(low) AS top_low, min(high) AS bottom_high
    FROM claims GROUP BY {KEY}"""

TALLY = """
    SELECT sum(claims), count(*), sum(top_low > bottom_high),
           sum(CASE WHEN top_low <= bottom_high AND claims > 1 THEN claims ELSE 0 END)
    FROM groups"""

LISTING = f"""
    SELECT {KEY}, top_low, bottom_high, id, source, low, high
    FROM groups CROSS JOIN claims USING ({KEY})
    WHERE top_low > bottom_high AND (low = top_low OR high = bottom_high)"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--listing", required=True, help="CSV file for the conflicts")
    options = parser.parse_args()

    start = time.perf_counter()
    database = sqlite3.connect(":memory:")
    database.execute(SCHEMA)
    with open(options.file, encoding="utf-8") as lines:
        database.executemany(INSERT, ((line,) for line in lines))
    database.execute(f"CREATE INDEX by_key ON claims({KEY}, low, high)")
    database.execute(GROUP)
    claims, groups, conflicts, confirmed = database.execute(TALLY).fetchone()
    with open(options.listing, "w", encoding="utf-8", newline="") as listing:
        csv.writer(listing).writerows(database.execute(LISTING))
    seconds = time.perf_counter() - start
    print(f"claims={claims} groups={groups} conflicts={conflicts} confirmed={confirmed} "
          f"seconds={seconds:.4f}")


if __name__ == "__main__":
    main()
