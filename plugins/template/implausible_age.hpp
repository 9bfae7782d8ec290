// team/implausible-age: a person's age that nobody has reached. One rule, one file.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>

namespace team {

using namespace veritally::plugin;

struct ImplausibleAge {
  static constexpr Option options[] = {{"limit", "the highest age that is believed", "122"}};
  static constexpr Info info{.id = "team/implausible-age",
                             .summary = "an age that nobody has reached",
                             .documentation = R"(Reports ages above a limit, 122 years unless you
set `limit`: a digit too many, or a year of birth read as an age.

**Wrong:** "The mayor, 431, was re-elected."
**Right:** "The mayor, 43, was re-elected."

Silent on measures other than "age" and on ages that may lie under the limit.)",
                             .scope = Scope::claim,
                             .severity = Severity::warning,
                             .columns = Column::measure | Column::unit,
                             .options = options};

  explicit ImplausibleAge(const Host& host) : limit(parse_decimal(host.option("limit"))) {}

  void check(const Host& host, const Claims& claims) const {
    const vt_interval highest = point(limit);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (host.text(Column::measure, claims.measure[i]) != "age") continue;
      if (host.text(Column::unit, claims.unit[i]) != "year") continue;
      const auto claim = host.claim(claims.ref[i]);
      if (!claim) continue;
      Check check{.verdict = Verdict::consistent, .claims = {claim->ref}};
      const bool too_old = below(highest, claim->interval);
      check.working = show(host, *claim, {}) + (too_old ? " > " : " against ") + host.show(highest);
      if (!too_old) {
        host.report(check);
        continue;
      }
      check.verdict = Verdict::inconsistent;
      host.report(Finding{.check = check, .message = "nobody has reached this age"});
    }
  }

 private:
  vt_decimal limit;
};

}  // namespace team
