// change/points: percent where percentage points are meant, and the other way round.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::rules {

class Points {
 public:
  static constexpr plugin::Info info{
      .id = "change/points",
      .summary = "percent where percentage points are meant, and the other way round",
      .documentation =
          R"(A share that goes from 40 % to 44 % rises by 4 percentage points, and by 10 percent. Where a text
states the one in the unit of the other (*rose from 40 % to 44 %, up 4 %*; *up 10 percentage
points*), the rule says so, and proposes the unit that fits. It is among the mistakes that newspapers
correct most often, and makes small changes of large ones.

For example, *unemployment fell from 5 % to 4 %, a drop of 1 %*: a drop of 1 percentage point, or of 20
percent.

In claim sets a difference of percentages that is stated in percent, and a percent change that is
stated in points, are named likewise. A claim set's percent change with the figure of the points is
left to `change/percent`, and its difference with the figure of the percent change to `sum/total`.

Whole percentages are rounded: from 4 % to 5 % may be from 4.4 % to 4.5 %, a rise by 2 percent. Where
only that could make the figure right as it is stated, the finding is a warning.

It stays silent where the figure fits as it is stated, where it fits in neither unit (of that the
other two rules speak), and where the old and the new percentage are not both stated.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto change = host.claim(claims.ref[i]);
      const auto between = change ? plugin::percentage_change(host, *change) : std::nullopt;
      if (!between) continue;
      const bool stands = is_misnamed(host, *change) || plugin::confuses_points(host, *change);
      const auto other = plugin::other_unit(host, *change, *between);
      if (!stands || other == plugin::OtherUnit::no) continue;
      report(host, claims.words_wanted(), *change, *between,
             other == plugin::OtherUnit::yes ? plugin::Severity::error : plugin::Severity::warning);
    }
  }

 private:
  // A difference in percent, or a percent change in points.
  static bool is_misnamed(const plugin::Host& host, const plugin::Claim& change) {
    return plugin::is_percent(host, change) ==
           (change.derivation == plugin::Derivation::difference);
  }

  // A fall by 4 is 4: which way it goes is not the matter here.
  static std::string show_size(const plugin::Host& host, const plugin::Figure& figure) {
    constexpr std::uint32_t digits = 4;
    return plugin::detail::size_of(host, figure.stated).show(0, digits);
  }

  static void report(const plugin::Host& host, bool words, const plugin::Claim& change,
                     const plugin::PercentageChange& between, plugin::Severity severity) {
    plugin::Finding finding{.check = {.verdict = plugin::Verdict::inconsistent,
                                      .claims = {change.ref, between.now.ref, between.old.ref}},
                            .confidence = severity == plugin::Severity::error ? 0.95 : 0.9,
                            .severity = severity};
    if (words) write_words(host, change, between, finding);
    host.report(finding);
  }

  static void write_words(const plugin::Host& host, const plugin::Claim& change,
                          const plugin::PercentageChange& between, plugin::Finding& finding) {
    const bool percent = plugin::is_percent(host, change);
    const std::string now = plugin::show(host, between.now, {});
    const std::string old = plugin::show(host, between.old, {});
    const std::string points = show_size(host, between.points) + " percentage points";
    const std::string relative = show_size(host, *between.relative) + " %";
    const std::string stated =
        plugin::show(host, change, {}) + (percent ? " %" : " percentage points");
    const plugin::Figure& fitting = percent ? between.points : *between.relative;
    const std::string moved = now + " - " + old;
    finding.check.working = (percent ? moved : "(" + moved + ") / " + old) + " = " +
                            fitting.stated.show() + (percent ? " percentage points" : " %") +
                            "; stated " + stated;
    finding.message = "the change is of " + points + ", or " + relative + ", and not of " + stated;
    finding.check.labels = {{.claim = change.ref, .text = "stated as " + stated},
                            {.role = plugin::Role::contradicts,
                             .claim = between.now.ref,
                             .text = "new value: " + now + " %"},
                            {.role = plugin::Role::contradicts,
                             .claim = between.old.ref,
                             .text = "old value: " + old + " %"}};
    if (auto fix = in_other_unit(host, change)) finding.fixes.push_back(*std::move(fix));
  }

  // ---- The fix: the same figure in the other unit, in the language of the text ----

  struct UnitNames {
    std::string_view language;
    std::string_view point;
    std::string_view points;
    std::string_view percent;
  };
  static constexpr UnitNames unit_names[] = {
      {"en", " percentage point", " percentage points", "%"},
      {"de", " Prozentpunkt", " Prozentpunkte", " Prozent"},
      {"fr", " point de pourcentage", " points de pourcentage", " %"},
      {"es", " punto porcentual", " puntos porcentuales", " %"}};

  static std::optional<plugin::Fix> in_other_unit(const plugin::Host& host,
                                                  const plugin::Claim& change) {
    const auto origin = host.origin(change.ref);
    const auto document = plugin::Document::open(host, change.document);
    if (!origin || !document || change.range) return std::nullopt;
    const auto* const names =
        std::find_if(std::begin(unit_names), std::end(unit_names),
                     [&](const UnitNames& each) { return each.language == document->language(); });
    const auto digit = origin->words.find_last_of("0123456789");
    if (names == std::end(unit_names) || digit == std::string_view::npos) return std::nullopt;
    const bool one = plugin::equal(change.value, {1, 0, 0});
    const std::string_view unit = !plugin::is_percent(host, change) ? names->percent
                                  : one                             ? names->point
                                                                    : names->points;
    const std::string words = std::string(origin->words.substr(0, digit + 1)).append(unit);
    return plugin::Fix{"write " + words, {{.claim = change.ref, .text = words}}};
  }
};

}  // namespace veritally::rules
