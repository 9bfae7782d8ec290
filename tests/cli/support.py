"""What the tests of the program share: running it, and making claims.

The program is the environment's VERITALLY_PROGRAM, the plugins that break the contract lie in the
folder VERITALLY_ABI_PLUGINS; tests/cli/CMakeLists.txt sets both. To run a part by hand:

    VERITALLY_PROGRAM=build/test/bin/veritally python3 tests/cli/test_worker.py -v
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.path.abspath(os.environ.get("VERITALLY_PROGRAM", ROOT / "build/release/bin/veritally"))
EXAMPLES = pathlib.Path(PROGRAM).parent.parent / "lib/veritally/examples"
ABI_PLUGINS = pathlib.Path(os.environ.get("VERITALLY_ABI_PLUGINS", ROOT / "build/test/tests/abi/plugins"))

# What an instrumented build may print beside the program's own words is not switched off here: a
# message of a sanitizer must fail the test that looks at standard error.
TIMEOUT = 240


def claim(id, value, unit="USD", **members):
    """A claim of a quantity: about X's revenue in the document `d` unless members say otherwise."""
    quantity = members.pop("quantity", None) or {"value": str(value), "unit": unit}
    made = {"id": id, "document": "d", "subject": ["X"], "measure": "revenue", "quantity": quantity}
    made.update(members)
    return {key: value for key, value in made.items() if value is not None}


def said(id, words, **members):
    """The same in the short form: a value as prose has it."""
    made = claim(id, 0, **members)
    del made["quantity"]
    return dict(made, value=words)


def lines(claims):
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in claims)


AGREE = [claim("a", 100), claim("b", 100)]
DISAGREE = [claim("a", 100), claim("b", 120)]
ALONE = [claim("a", 100)]
# A contradiction across currencies: a warning.
WARNING = [claim("a", 100, "USD", document="d1", period={"from": "2024-01-01", "to": "2024-12-31"}),
           claim("b", 500, "EUR", document="d2", period={"from": "2024-01-01", "to": "2024-12-31"})]
BAD_LINE = '{"id": "x", "measure": "revenue", "quantity": {"value": 7}}\n'


class Case(unittest.TestCase):
    """A test with a folder of its own in which the program runs."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="veritally-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.environment = dict(os.environ, HOME=str(self.folder / "home"), LC_ALL="C.UTF-8")
        for name in ("VERITALLY_PLUGIN_PATH", "XDG_DATA_HOME", "NO_COLOR"):
            self.environment.pop(name, None)

    def write(self, name, text):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, list):
            text = lines(text)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    def run_program(self, *arguments, input="", cwd=None, **environment):
        data = input if isinstance(input, bytes) else input.encode()
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=data, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, cwd=cwd or self.folder, timeout=TIMEOUT,
                              env=dict(self.environment, **environment))
        done.stdout = done.stdout.decode()
        done.stderr = done.stderr.decode()
        return done

    def check(self, *arguments, **rest):
        return self.run_program("check", *arguments, **rest)

    def exits(self, code, *arguments, **rest):
        """Runs the program, which must end with this code, and as the contract has it for it."""
        done = self.run_program(*arguments, **rest)
        told = f"{arguments}\nstdout: {done.stdout[:2000]}\nstderr: {done.stderr[:2000]}"
        self.assertEqual(done.returncode, code, told)
        if code == 2:
            self.assertEqual(done.stdout, "", told)
            self.assertNotEqual(done.stderr, "", told)
        if code in (0, 1):
            self.assertNotIn("error:", done.stderr, told)
        return done

    def report(self, *arguments, code=None, **rest):
        """The JSON report of a check."""
        done = self.check("--format", "json", *arguments, **rest)
        if code is not None:
            self.assertEqual(done.returncode, code, done.stdout[:2000] + done.stderr[:2000])
        self.assertNotEqual(done.stdout, "", done.stderr[:2000])
        return json.loads(done.stdout)


def verdicts(report):
    """(rule, verdict, ids) of all checks, in order."""
    return [(each["rule"], each["verdict"], tuple(each["claims"])) for each in report["checks"]]


def main():
    if not os.access(PROGRAM, os.X_OK):
        sys.exit(f"{PROGRAM} is not there: build it, or name another in VERITALLY_PROGRAM")
    unittest.main()
