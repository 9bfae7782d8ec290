// A small rule in C++ that uses strings, vectors, exceptions inside and host services. Built by
// several compilers and against several C++ libraries; VARIANT names the build.
#include <veritally/plugin.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace veritally::plugin;

namespace {

struct Sum {
  static constexpr Option options[] = {{"limit", "sums above it are reported", "300"}};
  static constexpr Info info{.id = "abi/sum-" VARIANT,
                             .summary = "adds up the claims of a group",
                             .documentation = "Reports groups whose sum is above a limit.",
                             .scope = Scope::group,
                             .severity = Severity::warning,
                             .columns = Column::unit | Column::document,
                             .options = options};

  explicit Sum(const Host& host) : limit(parse_decimal(host.option("limit"))) {}

  void check(const Host& host, const Claims& claims) const {
    for (const Claims& group : claims.groups()) check_group(host, group);
  }

  void check_group(const Host& host, const Claims& group) const {
    Number sum = host.number(0);
    Check check{.verdict = Verdict::consistent};
    for (std::size_t i = 0; i < group.size(); ++i) {
      const auto claim = host.claim(group.ref[i]);
      if (!claim) throw std::out_of_range("no claim");
      sum = sum + host.number(claim->nominal);
      check.claims.push_back(claim->ref);
      check.working += (i == 0 ? "" : " + ") + show(host, *claim, {});
    }
    check.working += " = " + sum.show();
    if (!contained_failure(host)) throw std::logic_error("an exception was not caught");
    if (sum.above(host.number(limit))) {
      check.verdict = Verdict::inconsistent;
      host.report(Finding{.check = check, .message = "the sum is above the limit"});
    } else {
      host.report(check);
    }
  }

  // Exceptions work inside, with whatever C++ library was linked.
  static bool contained_failure(const Host& host) {
    try {
      (void)host.option("no-such-option");
      return false;
    } catch (const Failure&) {
      return true;
    }
  }

  vt_decimal limit;
};

}  // namespace

VERITALLY_PLUGIN("good-" VARIANT, "1.2.3", Sum);
