// An outside plugin with one rule.
#include <veritally/plugin.hpp>

namespace {
using namespace veritally::plugin;

struct NegativeShare {
  static constexpr Info info{.id = "house/negative-share",
                             .summary = "a share below zero",
                             .documentation = "A share of something cannot be negative.",
                             .scope = Scope::claim,
                             .severity = Severity::error,
                             .columns = Column::unit | Column::measure};

  void check(const Host& host, const Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (host.text(Column::unit, claims.unit[i]) != "percent") continue;
      if (!host.text(Column::measure, claims.measure[i]).starts_with("share")) continue;
      if (claims.high[i] >= 0 || claims.change_of(i) != Change::none) continue;
      host.report(Finding{.check = {.verdict = Verdict::inconsistent,
                                    .claims = {claims.ref[i]},
                                    .working = "the share is below 0 %"},
                          .message = "a share is negative"});
    }
  }
};

}  // namespace

VERITALLY_PLUGIN("house", "1.0.0", NegativeShare);
