#!/usr/bin/env python3
"""Runs the sessions of README.md (```console blocks) and compares what they print.

Usage: readme.py PROGRAM
"""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def commands(block):
    """The commands of a session, each with the output that it shows."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], ""])
        elif found[-1][0].endswith("\\"):
            found[-1][0] = found[-1][0][:-1] + line
        else:
            found[-1][1] += line + "\n"
    return found


def main():
    folder = os.path.dirname(os.path.abspath(sys.argv[1]))
    environment = dict(os.environ, PATH=folder + ":" + os.environ["PATH"], HOME="/nonexistent",
                       NO_COLOR="1")
    where = ROOT
    code = 0
    wrong = 0
    blocks = re.findall(r"^```console\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    for command, shown in [each for block in blocks for each in commands(block)]:
        if command.startswith("cd "):
            where /= command[3:]
            continue
        if command == "echo $?":
            printed = f"{code}\n"
        else:
            done = subprocess.run(command, shell=True, cwd=where, env=environment, text=True,
                                  stdout=subprocess.PIPE)
            printed, code = done.stdout, done.returncode
        if printed != shown:
            wrong += 1
            print(f"README.md shows for: {command}\n{shown}but it prints:\n{printed}")
    print(f"{len(blocks)} sessions, {wrong} differences")
    return 1 if wrong or not blocks else 0


if __name__ == "__main__":
    sys.exit(main())
