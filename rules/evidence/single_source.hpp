// evidence/single-source: all figures of a draft come from one voice.
#pragma once

#include <veritally/plugin.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace veritally::rules {

class SingleSource {
 public:
  static constexpr plugin::Info info{
      .id = "evidence/single-source",
      .summary = "all attributed figures of a draft come from one source",
      .documentation =
          R"(Says where five figures and more of a draft are attributed, and all of them to the same source: a
house that asks for a second voice sees at once that it is missing.

Off unless asked for, since a report on one study is right to quote that study.

It stays silent on drafts with two sources, with fewer figures, and on sources and claim sets.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::note,
      .off = true};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    constexpr std::size_t fewest_figures = 5;
    if (document.role() != plugin::DocumentRole::draft) return;
    std::vector<plugin::ClaimRef> attributed;
    std::set<std::string> sources;
    for (const plugin::ClaimRef claim : document.claims()) {
      const auto origin = host.origin(claim);
      if (!origin || origin->attribution.empty()) continue;
      attributed.push_back(claim);
      sources.insert(std::string(host.canonical(plugin::Column::subject, origin->attribution)));
    }
    if (attributed.size() < fewest_figures || sources.size() != 1) return;
    host.report(plugin::Finding{.check = {.verdict = plugin::Verdict::undetermined,
                                          .claims = std::move(attributed),
                                          .working = "source: " + *sources.begin()},
                                .message = "all attributed figures come from " + *sources.begin()});
  }
};

}  // namespace veritally::rules
