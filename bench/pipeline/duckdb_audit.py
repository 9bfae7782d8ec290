#!/usr/bin/env python3
"""The audit of a generated claim set in SQL, on DuckDB.

A value v whose last written digit has the unit u means [v - u/2, v + u/2]; trailing zeros count
as written. Claims with the same subject, measure, period and unit are a group; a group is in
conflict where the highest low end lies above the lowest high end. Ends are DECIMAL, never double:
the generated values have at most two decimals, so three hold the half of the last digit exactly.

Plans, both of which a good user of DuckDB might write:
  pass   one aggregation straight over the file; the listing names the two claims by id
  table  claims into a table first, then the aggregation, then a join for the listing
"""
import argparse
import time

import duckdb

COLUMNS = """{id: 'VARCHAR', source: 'VARCHAR', subject: 'VARCHAR[]', measure: 'VARCHAR',
    period: 'STRUCT("from" DATE, "to" DATE)', quantity: 'STRUCT("value" VARCHAR, unit VARCHAR)'}"""

CLAIMS = """
    SELECT id, source, subject, measure, first_day, last_day, unit,
           value - half AS low, value + half AS high
    FROM (SELECT id, source, subject, measure, period."from" AS first_day,
                 period."to" AS last_day, quantity.unit AS unit,
                 quantity.value::DECIMAL(18,3) AS value,
                 (CASE WHEN instr(quantity.value, '.') = 0 THEN 0.5
                       WHEN quantity.value[-2] = '.' THEN 0.05
                       WHEN quantity.value[-3] = '.' THEN 0.005
                       ELSE error('more than two decimals') END)::DECIMAL(18,3) AS half
          FROM read_json(getvariable('file'), format = 'newline_delimited', columns = %s))
""" % COLUMNS

KEY = "subject, measure, first_day, last_day, unit"

AGGREGATES = "count(*) AS claims, max(low) AS top_low, min(high) AS bottom_high"

ONE_PASS = [
    f"""CREATE TEMP TABLE groups AS
        SELECT {KEY}, {AGGREGATES}, arg_max(id, low) AS above, arg_min(id, high) AS below
        FROM ({CLAIMS}) GROUP BY {KEY}""",
    """CREATE TEMP VIEW listing AS SELECT * FROM groups WHERE top_low > bottom_high""",
]

BY_TABLE = [
    f"CREATE TEMP TABLE claims AS {CLAIMS}",
    f"CREATE TEMP TABLE groups AS SELECT {KEY}, {AGGREGATES} FROM claims GROUP BY {KEY}",
    f"""CREATE TEMP VIEW listing AS
        SELECT {KEY}, top_low, bottom_high,
               arg_max(id, low) AS above, arg_max(source, low) AS above_source,
               arg_min(id, high) AS below, arg_min(source, high) AS below_source
        FROM claims JOIN groups USING ({KEY}) WHERE top_low > bottom_high GROUP BY ALL""",
]

TALLY = """SELECT sum(claims), count(*), count(*) FILTER (top_low > bottom_high),
                  coalesce(sum(claims) FILTER (top_low <= bottom_high AND claims > 1), 0)
           FROM groups"""


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--plan", choices=["pass", "table"], default="pass")
    parser.add_argument("--listing", required=True, help="CSV file for the conflicts")
    options = parser.parse_args()

    start = time.perf_counter()
    database = duckdb.connect(":memory:")
    database.execute(f"SET threads = {options.threads}")
    database.execute(f"SET VARIABLE file = {quoted(options.file)}")
    for statement in ONE_PASS if options.plan == "pass" else BY_TABLE:
        database.execute(statement)
    claims, groups, conflicts, confirmed = database.execute(TALLY).fetchone()
    database.execute(f"COPY (FROM listing) TO {quoted(options.listing)} (FORMAT csv)")
    seconds = time.perf_counter() - start
    print(f"claims={claims} groups={groups} conflicts={conflicts} confirmed={confirmed} "
          f"seconds={seconds:.4f}")


if __name__ == "__main__":
    main()
