#include "stale_plan.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace house {
namespace {

// "2025-03-03"
std::string date_text(std::int32_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  const auto two = [](unsigned number) {
    return (number < 10 ? "-0" : "-") + std::to_string(number);
  };
  return std::to_string(static_cast<int>(date.year())) + two(static_cast<unsigned>(date.month())) +
         two(static_cast<unsigned>(date.day()));
}

bool is_plan(const Claim& claim) {
  return claim.modality == Modality::planned || claim.modality == Modality::forecast;
}

// Another claim of the document says what came of the plan.
bool has_outcome(const Claim& plan, const std::vector<Claim>& claims) {
  return std::ranges::any_of(claims, [&](const Claim& other) {
    return other.modality == Modality::actual && other.subject == plan.subject &&
           other.measure == plan.measure && other.period == plan.period;
  });
}

}  // namespace

StalePlan::StalePlan(const Host& host) {
  const vt_decimal days = parse_decimal(host.option("grace-days"));
  if (days.exponent != 0 || days.mantissa < 0 || days.mantissa > 36500) {
    throw Failure("grace-days must be a whole number of days, 0 to 36500");
  }
  grace_ = static_cast<std::int32_t>(days.mantissa);
}

void StalePlan::check(const Host& host, const Document& document) const {
  const auto published = document.date();
  if (!published || document.role() != DocumentRole::draft) return;
  std::vector<Claim> claims;
  for (const ClaimRef ref : document.claims()) {
    if (const auto claim = host.claim(ref)) claims.push_back(*claim);
  }
  for (const Claim& claim : claims) {
    if (!is_plan(claim) || !claim.period || !claim.period->to) continue;
    const std::int32_t end = *claim.period->to;
    Check check{
        .verdict = Verdict::consistent,
        .claims = {claim.ref},
        .working = "planned until " + date_text(end) + "; published " + date_text(*published)};
    if (*published <= end + grace_) {
      host.report(check);
    } else if (!has_outcome(claim, claims)) {
      check.verdict = Verdict::undetermined;
      check.labels = {{.role = Role::primary, .claim = claim.ref, .text = "what came of it?"}};
      host.report(Finding{.check = check,
                          .message = "this plan is for a time that was over at publication",
                          .confidence = 0.8});
    }
  }
}

}  // namespace house
