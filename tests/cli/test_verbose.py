#!/usr/bin/env python3
"""check --verbose: what each phase took stands in the log, and nowhere else."""

import re

from support import AGREE, Case, main

PHASE = re.compile(r"veritally: debug: phase (\w+): cpu=\d+\.\d{3} wall=\d+\.\d{3} peak=\d+$", re.M)


class Verbose(Case):
    def test_tells_the_phases_in_their_order(self):
        name = self.write("set.jsonl", AGREE)
        for form in ("text", "json"):
            done = self.exits(0, "check", name, "--verbose", "--format", form)
            self.assertEqual(PHASE.findall(done.stderr), ["reading", "aligning", "checking", "settling"])
            quiet = self.exits(0, "check", name, "--format", form)
            self.assertEqual((quiet.stdout, quiet.stderr), (done.stdout, ""))


if __name__ == "__main__":
    main()
