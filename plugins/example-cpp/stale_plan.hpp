// house/stale-plan: a plan or forecast for a time that was over when the draft was published.
#pragma once

#include <veritally/plugin.hpp>

#include <cstdint>

namespace house {

using namespace veritally::plugin;

class StalePlan {
 public:
  static constexpr Option options[] = {
      {"grace-days", "days after the end of a plan's time in which it may still be news", "30"}};
  static constexpr Info info{.id = "house/stale-plan",
                             .summary = "a plan for a time that is over",
                             .documentation = R"(A draft says what somebody plans, expects or
forecasts for a time that was over when the draft was published. By then it is known what came of
it, and the reader wants to know: either the outcome is missing, or an old source was copied.

**Wrong**, published in March 2025: "The company plans to open five plants by the end of 2023."
**Right:** "The company had planned five plants by the end of 2023; it opened two."

Plans whose time has not ended are reported as consistent. Silent on documents without a date of
publication, on plans without a time, on plans whose outcome the same document states (an actual
figure with the same subject, measure and time), and within `grace-days` of the end.)",
                             .scope = Scope::document,
                             .severity = Severity::warning,
                             .options = options};

  explicit StalePlan(const Host& host);
  void check(const Host& host, const Document& document) const;

 private:
  std::int32_t grace_;
};

}  // namespace house
