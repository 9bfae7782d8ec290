// scale/slip: two figures for one thing that a power of ten parts, such as million and billion.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace veritally::rules {

class ScaleSlip {
 public:
  static constexpr plugin::Option options[] = {plugin::TopicWords::option};
  static constexpr plugin::Info info{
      .id = "scale/slip",
      .summary = "figures for one thing that a power of ten parts, such as million for billion",
      .documentation =
          R"(The most frequent slip in printed corrections is the wrong scale word: million for billion. The rule
looks for figures in the same digits that a power of ten parts:

- Of one subject and measure, where no period, scope or status tells them apart, also if it is stated for
  one of the two only: by thousands (*4.2 million* and *4.2 billion*), and where they have three digits
  and the same basis, by tens (*315* and *31.5 billion*).
- In sentences of one text that share three telling words, with a unit or counted noun and three digits,
  by any power of ten.
- In a series of one subject and measure over four periods and more: a figure that lies a thousandfold off
  all others, which lie close together, and among them with another scale word.

For example, a report has revenue of *3.1 billion*, *3.4 billion*, *3.3 million* and *3.6 billion* in four
years running.

Which of the figures is wrong is not known. It stays silent on figures in other digits, which the rules
of the family `conflict` compare, on series that vary by more than four times, and where one sentence
gives several figures for what looks like one thing.
)",
      .scope = plugin::Scope::group,
      .severity = plugin::Severity::warning,
      .columns =
          plugin::Column::unit | plugin::Column::scope | plugin::Column::of | plugin::Column::per,
      .options = options};

  explicit ScaleSlip(const plugin::Host& host) : topics_(host) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (const plugin::Entries entries : claims.group_entries()) {
      if (!spans_powers(claims, entries)) continue;
      const plugin::Claims group = claims.part(entries);
      check_pairs(host, group);
      check_series(host, group);
    }
  }

  // Sentences of a text that are about the same, whatever is known of their subjects.
  void check(const plugin::Host& host, const plugin::Document& document) const {
    std::map<Digits, std::vector<Told>> alike;
    for (const plugin::Sentence& sentence : document.sentences()) {
      for (const plugin::ClaimRef ref : document.claims_of(sentence)) {
        const auto claim = host.claim(ref);
        if (!claim || !is_comparable(*claim)) continue;
        const Plain plain = plain_of(claim->value);
        const bool bare = claim->of == 0 && host.text(plugin::Column::unit, claim->unit) == "1";
        if (bare || digits_in(plain.mantissa) < telling_digits) continue;
        std::vector<Told>& before = alike[{claim->unit, plain.mantissa}];
        if (before.size() == most_alike) continue;
        compare_told(host, document, before, {*claim, &sentence, plain.exponent});
        before.push_back({*claim, &sentence, plain.exponent});
      }
    }
  }

 private:
  static constexpr int telling_digits = 3;
  static constexpr std::size_t most_alike = 16;  // figures in the same digits that are compared
  // A number without the zeros at its end.
  struct Plain {
    std::int64_t mantissa = 0;
    std::int32_t exponent = 0;
  };
  using Digits = std::pair<plugin::Symbol, std::int64_t>;  // unit, mantissa
  // A claim of a group by its digits; those in the same digits stand in the order of the group.
  struct Numeral {
    Digits digits;
    std::size_t index = 0;
    std::int32_t exponent = 0;

    auto operator<=>(const Numeral&) const = default;
  };
  struct Told {
    plugin::Claim claim;
    const plugin::Sentence* sentence = nullptr;
    std::int32_t exponent = 0;
  };

  static Plain plain_of(const vt_decimal& value) {
    Plain plain{value.mantissa, value.exponent};
    while (plain.mantissa != 0 && plain.mantissa % 10 == 0) {
      plain.mantissa /= 10;
      ++plain.exponent;
    }
    return plain;
  }
  static int digits_in(std::int64_t mantissa) {
    int digits = 0;
    for (; mantissa != 0; mantissa /= 10) ++digits;
    return digits;
  }

  static bool is_comparable(const plugin::Claim& claim) {
    return claim.comparator == plugin::Comparator::equal && !claim.range && !claim.ambiguous &&
           claim.modality != plugin::Modality::denied && claim.value.mantissa != 0;
  }

  // Whether the figures of a group lie further apart than a slip by ten.
  static bool spans_powers(const plugin::Claims& claims, plugin::Entries group) {
    constexpr double least = 9;
    double low = INFINITY;
    double high = 0;
    for (std::size_t i = group.begin; i < group.end; ++i) {
      if (!(claims.low[i] > 0) || !std::isfinite(claims.high[i])) continue;
      low = std::min(low, claims.low[i]);
      high = std::max(high, claims.high[i]);
    }
    return high > least * low;
  }

  // ---- Pairs ----

  static bool differ(plugin::Symbol a, plugin::Symbol b) { return a != 0 && b != 0 && a != b; }

  // Nothing that both state tells them apart.
  static bool may_be_same(const plugin::Claim& a, const plugin::Claim& b) {
    return !differ(a.subject, b.subject) && !differ(a.scope, b.scope) && a.of == b.of &&
           a.per == b.per && a.change == b.change &&
           !(a.period && b.period && a.period != b.period);
  }

  // Claims in the same digits. Mostly these are of one size, and nothing more is asked of them.
  static void check_pairs(const plugin::Host& host, const plugin::Claims& group) {
    std::vector<Numeral> numerals;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const Plain plain = plain_of(group.value[i]);
      numerals.push_back({{group.unit[i], plain.mantissa}, i, plain.exponent});
    }
    std::ranges::sort(numerals);
    for (auto begin = numerals.begin(); begin != numerals.end();) {
      const auto end = std::find_if(begin, numerals.end(), [&](const Numeral& other) {
        return other.digits != begin->digits;
      });
      const bool one_size = std::all_of(
          begin, end, [&](const Numeral& other) { return other.exponent == begin->exponent; });
      if (!one_size) check_alike(host, group, {begin, end});
      begin = end;
    }
  }

  static void check_alike(const plugin::Host& host, const plugin::Claims& group,
                          std::span<const Numeral> numerals) {
    std::vector<Told> before;
    for (const Numeral& numeral : numerals) {
      if (before.size() == most_alike) return;
      const auto claim = host.claim(group.ref[numeral.index]);
      if (!claim || !is_comparable(*claim)) continue;
      const Told told{*claim, nullptr, numeral.exponent};
      for (const Told& other : before) {
        if (!is_slip(other, told, digits_in(numeral.digits.second))) continue;
        report_pair(host, told.claim, other.claim, told.exponent - other.exponent);
        break;
      }
      before.push_back(told);
    }
  }

  // By thousands, of one basis or of two digits; by tens, of one basis and three digits.
  static bool is_slip(const Told& a, const Told& b, int digits) {
    if (a.exponent == b.exponent || !may_be_same(a.claim, b.claim)) return false;
    const bool basis = plugin::same_basis(a.claim, b.claim);
    const bool thousands = (a.exponent - b.exponent) % 3 == 0;
    return thousands ? basis || digits >= 2 : basis && digits >= telling_digits;
  }

  void compare_told(const plugin::Host& host, const plugin::Document& document,
                    const std::vector<Told>& before, const Told& told) const {
    constexpr std::size_t telling_words = 3;
    for (const Told& other : before) {
      const plugin::Claim& a = told.claim;
      const plugin::Claim& b = other.claim;
      const bool grouped =
          a.subject != 0 && a.subject == b.subject && a.measure != 0 && a.measure == b.measure;
      if (grouped || told.exponent == other.exponent || told.sentence == other.sentence ||
          !may_be_same(a, b)) {
        continue;
      }
      if (plugin::shared_words(topics_, document.text_of(*told.sentence),
                               document.text_of(*other.sentence)) < telling_words) {
        continue;
      }
      return report_pair(host, a, b, told.exponent - other.exponent);
    }
  }

  static std::string figure(const plugin::Host& host, const plugin::Claim& claim) {
    return plugin::show_with_unit(host, claim, plugin::scale_of(host, claim));
  }

  static void report_pair(const plugin::Host& host, const plugin::Claim& claim,
                          const plugin::Claim& other, std::int32_t shift) {
    const std::string here = figure(host, claim);
    const std::string there = figure(host, other);
    const std::string factor =
        plugin::describe({plugin::Slip::power_of_ten, plugin::level(host, claim), shift});
    host.report(plugin::Finding{
        .check =
            {.verdict = plugin::Verdict::inconsistent,
             .claims = {claim.ref, other.ref},
             .working = here + " against " + there + ": " + factor,
             .labels = {{.role = plugin::Role::primary, .claim = claim.ref, .text = here},
                        {.role = plugin::Role::contradicts, .claim = other.ref, .text = there}}},
        .message = here + " and " + there + " are the same digits, parted by " + factor,
        .confidence = 0.85});
  }

  // ---- Series ----

  // One figure of each period, of one kind. Doubles choose; a series is told by its factors of a
  // thousand, which leave them no doubt.
  static void check_series(const plugin::Host& host, const plugin::Claims& group) {
    constexpr std::size_t fewest = 4;
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> series;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const bool same = group.unit[i] == group.unit[0] && group.scope[i] == group.scope[0] &&
                        group.of[i] == group.of[0] && group.per[i] == group.per[0] &&
                        group.change_of(i) == group.change_of(0);
      const bool held = group.comparator_of(i) == plugin::Comparator::equal && !group.is_range(i) &&
                        !group.ambiguous(i) && group.low[i] > 0;
      if (!same || (group.period[i].flags & VT_PERIOD_STATED) == 0) continue;
      // Two figures of a period are no series.
      const auto [place, fresh] =
          series.emplace(std::pair(group.period[i].from, group.period[i].to), i);
      if (!held || (!fresh && !plugin::equal(group.value[place->second], group.value[i]))) return;
    }
    if (series.size() < fewest) return;
    std::vector<std::size_t> members;
    for (const auto& [period, member] : series) members.push_back(member);
    for (std::size_t odd = 0; odd < members.size(); ++odd) {
      if (const auto shift = shift_of(group, members, odd)) {
        return report_series(host, group, members, odd, *shift);
      }
    }
  }

  // The power of a thousand that brings one figure among all others, which lie close together.
  static std::optional<std::int32_t> shift_of(const plugin::Claims& group,
                                              const std::vector<std::size_t>& members,
                                              std::size_t odd) {
    constexpr double closest = 4;
    double low = INFINITY;
    double high = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i == odd) continue;
      low = std::min(low, group.low[members[i]]);
      high = std::max(high, group.high[members[i]]);
    }
    if (high > closest * low) return std::nullopt;
    const double own = group.low[members[odd]];
    for (const std::int32_t shift : {3, 6, -3, -6}) {
      const double moved = own * std::pow(10.0, shift);
      if (moved > low / 2 && moved < high * 2) return shift;
    }
    return std::nullopt;
  }

  static void report_series(const plugin::Host& host, const plugin::Claims& group,
                            const std::vector<std::size_t>& members, std::size_t odd,
                            std::int32_t shift) {
    plugin::Check check{.verdict = plugin::Verdict::inconsistent};
    const plugin::ClaimRef ref = group.ref[members[odd]];
    check.claims.push_back(ref);
    for (const std::size_t member : members) {
      const auto claim = host.claim(group.ref[member]);
      if (!claim) return;
      if (!check.working.empty()) check.working += "; ";
      check.working += figure(host, *claim);
      if (claim->ref != ref) check.claims.push_back(claim->ref);
    }
    const auto claim = host.claim(ref);
    const plugin::Variant slip{plugin::Slip::power_of_ten, plugin::level(host, *claim), shift};
    check.labels = {{.role = plugin::Role::primary, .claim = ref, .text = figure(host, *claim)}};
    host.report(plugin::Finding{.check = std::move(check),
                                .message = figure(host, *claim) +
                                           " lies off all others of its series, which " +
                                           plugin::describe(slip) + " would explain",
                                .confidence = 0.8});
  }

  plugin::TopicWords topics_;
};

}  // namespace veritally::rules
