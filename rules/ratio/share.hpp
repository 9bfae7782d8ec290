// ratio/share: a stated share is the part over the whole.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace veritally::rules {

class Share {
 public:
  static constexpr plugin::Info info{
      .id = "ratio/share",
      .summary = "shares that are not the part over the whole",
      .documentation =
          R"(Recomputes a claim whose derivation is a `share` of [part, whole]: part / whole in
percent, with exact interval arithmetic over what the digits and hedges of both allow.

For example, 34 of 81 members are 42 %; a stated *52 %* is an error, and worse than another wrong
digit, since it makes a majority of a minority: the message says so. Of *about 5,000* seats, *about
600* are between 10.9 and 13.3 %, so *12 %* and *13 %* are both consistent.

A finding names the slip that explains the difference: a power of ten, two exchanged digits, part
and whole exchanged, or the part as a share of the rest (600 to the other 4,400).

A part and a whole that cannot be brought to one unit, and a whole that may be nothing, are
`undetermined`. It stays silent on claims without such a derivation.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    plugin::for_each_derived(
        host, claims, plugin::Derivation::share,
        [&](const plugin::Claim& share) { recompute(host, claims.words_wanted(), share); });
  }

 private:
  static void recompute(const plugin::Host& host, bool words, const plugin::Claim& share) {
    const auto operands = plugin::operands_of(host, share);
    plugin::report(host, words,
                   {.stated = share,
                    .operands = operands,
                    .figures = both(host, operands),
                    .compute =
                        [&](const plugin::Figures& figures) {
                          return in_unit(host, figures[0] / figures[1], share);
                        },
                    .write = [](const plugin::Words& terms) { return terms[0] + " / " + terms[1]; },
                    .name = "the share",
                    .roles = {"part", "whole"},
                    .arity = 2,
                    .undefined = "the share has no value: its whole may be nothing",
                    .turn = half(host, share),
                    .misreadings = [&] { return misreadings(host, operands, share); }});
  }

  // Part and whole in the unit of the whole.
  static std::optional<plugin::Figures> both(const plugin::Host& host,
                                             const std::vector<plugin::Claim>& operands) {
    if (operands.empty()) return std::nullopt;
    return plugin::brought(host, operands, operands.back());
  }

  static std::optional<plugin::Figure> in_unit(const plugin::Host& host,
                                               const std::optional<plugin::Figure>& ratio,
                                               const plugin::Claim& share) {
    if (!ratio) return std::nullopt;
    return plugin::converted(host, *ratio, "1", host.text(plugin::Column::unit, share.unit));
  }

  static std::optional<plugin::Turn> half(const plugin::Host& host, const plugin::Claim& share) {
    if (!plugin::is_percent(host, share)) return std::nullopt;
    return plugin::Turn{.at = {50, 0, 0}, .below = "a minority", .above = "a majority"};
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const std::vector<plugin::Claim>& operands,
                                                     const plugin::Claim& share) {
    const auto figures = both(host, operands);
    const plugin::Figure& part = figures->front();
    const plugin::Figure& whole = figures->back();
    return {{in_unit(host, whole / part, share), "exchanging part and whole"},
            {in_unit(host, part / (whole - part), share), "taking the share of the rest"}};
  }
};

}  // namespace veritally::rules
