// precision/false: more digits than a hedge, or the original of a conversion, can carry.
#pragma once

#include <veritally/plugin.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class FalsePrecision {
 public:
  static constexpr plugin::Info info{
      .id = "precision/false",
      .summary = "more digits than a hedge, or the original of a conversion, can carry",
      .documentation =
          R"(Points at numbers that pretend to be known better than they are:

- a hedge before many digits: *about 1,234,567*, *roughly 34.27 %*. Who says "about" knows two digits
  or three, not seven.
- a conversion in brackets with many more digits than its original: *100 miles (160.934 km)*. What is
  rounded to a hundred is about 160.

It counts the digits from the first one that is not zero to the last one: five are too many behind a
hedge, or four if two of them stand behind the point; a conversion may have two more than its original.

Zeros at the end of a whole number are digits where it becomes a whole number: *400 metres (1,312
feet)*.

It stays silent on *nearly*, *almost* and bounds, which are said of precise numbers, on *1 mile (1.609
km)*, which explains a unit, on zeros at the end, and on fractions (*about one third*, *62 % (15/29)*),
which have no digits.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::note};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const auto places = document.places();
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto claim = host.claim(document.claims()[i]);
      if (!claim || claim->range) continue;
      if (is_hedged(*claim) && has_many_digits(claim->value) &&
          is_in_digits(document.text_of(places[i]), *claim)) {
        report(host, document, places[i], {claim->ref}, "the hedge allows 5 % either way");
      }
      if (i + 1 < places.size()) judge_conversion(host, document, *claim, i);
    }
  }

 private:
  static int digits_of(vt_decimal value) {
    while (value.mantissa != 0 && value.mantissa % 10 == 0) value.mantissa /= 10;
    int digits = 0;
    for (; value.mantissa != 0; value.mantissa /= 10) ++digits;
    return digits;
  }

  static bool has_many_digits(const vt_decimal& value) {
    constexpr int many = 5;
    const int digits = digits_of(value);
    return digits >= many || (digits == many - 1 && value.exponent <= -2);
  }

  // Whether the digits of the value stand there: not those of "one third" and "15/29".
  static bool is_in_digits(std::string_view words, const plugin::Claim& claim) {
    std::string digits;
    for (const char c : words) {
      if (plugin::is_digit(c) && (c != '0' || !digits.empty())) digits += c;
    }
    return digits.starts_with(std::to_string(claim.value.mantissa));
  }

  // "about", "roughly": either way. Of "nearly" and of bounds the value is an end.
  static bool is_hedged(const plugin::Claim& claim) {
    const vt_interval& interval = claim.interval;
    return claim.approximate && claim.comparator == plugin::Comparator::equal &&
           (interval.flags & (VT_LOW_UNBOUNDED | VT_HIGH_UNBOUNDED)) == 0 &&
           plugin::compare(interval.low, claim.value) < 0 &&
           plugin::compare(claim.value, interval.high) < 0;
  }

  // "100 miles (160.934 km)"
  static void judge_conversion(const plugin::Host& host, const plugin::Document& document,
                               const plugin::Claim& original, std::size_t index) {
    const plugin::Place& first = document.places()[index];
    const plugin::Place& second = document.places()[index + 1];
    if (second.begin < first.end || second.end >= document.text().size()) return;
    const std::string_view between = document.text().substr(first.end, second.begin - first.end);
    if (plugin::trimmed(between) != "(" || document.text()[second.end] != ')') return;
    const auto converted = host.claim(document.claims()[index + 1]);
    if (!converted || converted->range || !convert(host, original, *converted)) return;
    if (document.text_of(second).find('/') != std::string_view::npos) return;  // "62 % (15/29)"
    constexpr int more = 3;
    constexpr int many = 4;
    if (!is_in_digits(document.text_of(second), *converted)) return;
    const int digits = digits_of(converted->value);
    const int given = whole_digits_of(original.value, converted->value);
    const bool explains = digits_of(original.value) == 1 && original.value.mantissa == 1;
    if (explains || digits < many || digits < given + more) return;
    report(host, document, second, {converted->ref, original.ref},
           std::to_string(digits) + " digits of " + std::to_string(given));
  }

  // The digits that an original may be known to. The zeros at its end are some where it is a whole
  // number that becomes a whole number: a ship of 400 metres may be 400 metres long.
  static int whole_digits_of(const vt_decimal& original, const vt_decimal& converted) {
    if (original.exponent != 0 || converted.exponent < 0) return digits_of(original);
    return static_cast<int>(std::to_string(original.mantissa).size());
  }

  static bool convert(const plugin::Host& host, const plugin::Claim& a, const plugin::Claim& b) {
    if (a.unit == b.unit) return false;
    const auto first = host.unit(host.text(plugin::Column::unit, a.unit));
    const auto second = host.unit(host.text(plugin::Column::unit, b.unit));
    return first && second && !first->dimension.empty() && first->dimension == second->dimension;
  }

  static void report(const plugin::Host& host, const plugin::Document& document,
                     const plugin::Place& place, std::vector<plugin::ClaimRef> claims,
                     std::string why) {
    host.report(plugin::Finding{.check = {.verdict = plugin::Verdict::undetermined,
                                          .claims = std::move(claims),
                                          .working = std::move(why)},
                                .message = "\"" + std::string(document.text_of(place)) +
                                           "\" has more digits than are known"});
  }
};

}  // namespace veritally::rules
