// stats/p-value: a p-value that its test statistic and degrees of freedom do not give.
#pragma once

#include "notation.hpp"
#include "tail.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::rules {

class PValue {
 public:
  static constexpr plugin::Option options[] = {
      {"alpha", "the level under which a result is called significant", "0.05"},
      {"one-tailed", "words that say that tests have a direction, parted by commas",
       "one-tailed, one tailed, one-sided, one sided, directional, einseitig, einseitige, "
       "einseitigen, "
       "einseitiger, unilatéral, unilatérale, unilatéraux, unilateral, unilaterales, una cola"},
      {"corrected", "words that say that p-values or degrees of freedom were corrected",
       "bonferroni, holm, hochberg, benjamini, tukey, sidak, šidák, scheffé, dunnett, fdr, "
       "false discovery, corrected p, adjusted p, greenhouse, huynh, welch, satterthwaite, "
       "permutation, bootstrap, bootstrapped"}};
  static constexpr plugin::Info info{
      .id = "stats/p-value",
      .summary = "p-values that do not follow from the test statistic beside them",
      .documentation =
          R"(Recomputes the p-value of every result in the notation of the American Psychological Association, as
statcheck does: *t(28) = 2.20, p = .036*, *F(2, 45) = 3.40, p < .05*, *χ²(1, N = 90) = 3.53, p = .06*,
*r(48) = .31, p = .03*, *z = 1.96, p = .05*, also with *ns* for a result that is not significant.

The statistic is taken as rounded: 2.20 is anything in [2.195, 2.205], which makes p a range too. The
stated p, with its own rounding or bound, must meet that range. For t, r and z it may be that of a
one-tailed test where the document speaks of such tests.

Where the stated p is on the other side of .05 (the option `alpha`) than all that the statistic allows,
the conclusion is flipped: an error. Any other disagreement is a warning.

For example, *t(28) = 1.20, p = .03*: the statistic gives p = .24.

The distributions take floating point. Their functions are Boost.Math's, whose errors are under 1e-11
of the value; each bound of a p-value is widened by 1e-9 of itself, which covers them and the rounding
of what is put in a hundred times over. Where the stated p lies within that of a bound, it holds.

A disagreement is `undetermined` where the p-value or the degrees of freedom may have been corrected:
the document names a correction (the option `corrected`) and the stated p is the larger one. It stays
silent on results without degrees of freedom (but z), on other statistics, and where something else
than one effect size stands between statistic and p.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit PValue(const plugin::Host& host)
      : alpha_(plugin::parse_decimal(host.option("alpha"))),
        one_tailed_(host.option("one-tailed")),
        corrected_(host.option("corrected")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const bool comma = writes_commas(document);
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (document.text_of(sentence).find_first_of("=<>") == std::string_view::npos) continue;
      for (std::uint64_t at = sentence.begin; at < sentence.end;) {
        const auto result = read(document.text().substr(0, sentence.end), at, comma);
        if (result) judge(host, document, sentence, *result);
        at = result ? result->end : at + 1;
      }
    }
  }

 private:
  struct Bounded {
    plugin::Comparator comparator = plugin::Comparator::equal;
    vt_decimal value{};
  };
  struct Result {
    TestOf test;
    Bounded statistic;
    Bounded p;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  // ---- Reading ----

  // The result whose statistic is named at a place.
  static std::optional<Result> read(std::string_view text, std::uint64_t at, bool comma) {
    if (std::string_view("tFrzZ\xcfXx").find(text[at]) == std::string_view::npos ||
        plugin::letter_before(text, at) != at) {
      return std::nullopt;
    }
    Notation notation(text, at);
    auto test = read_test(notation, comma);
    if (!test) return std::nullopt;
    const auto statistic = read_bounded(notation, comma);
    if (!statistic) return std::nullopt;
    const auto p = read_p(notation, comma);
    if (!p) return std::nullopt;
    return Result{*test, *statistic, *p, at, notation.at()};
  }

  static std::optional<TestOf> read_test(Notation& notation, bool comma) {
    if (notation.take_one_of({"z", "Z"})) return TestOf{.statistic = Statistic::z};
    if (notation.take("F")) return read_freedom(notation, Statistic::f, comma);
    if (notation.take("t")) return read_freedom(notation, Statistic::t, comma);
    if (notation.take("r")) return read_freedom(notation, Statistic::r, comma);
    if (notation.take_one_of({"\u03c7", "X", "x"}) &&
        notation.take_one_of({"\u00b2", "2", "^2^", "^2"})) {
      return read_freedom(notation, Statistic::chi_squared, comma);
    }
    return std::nullopt;
  }

  // "(28)", "(2, 45)", "(1, N = 90)". Where a comma is the point, a semicolon may part numbers.
  static std::optional<TestOf> read_freedom(Notation& notation, Statistic statistic, bool comma) {
    if (!notation.take_one_of({"(", "["})) return std::nullopt;
    const bool one = statistic == Statistic::t || statistic == Statistic::r;
    if (notation.take("df")) notation.take("=");
    const auto first = notation.number(comma && one);
    if (!first) return std::nullopt;
    TestOf test{statistic, as_double(*first)};
    if (statistic == Statistic::f) {
      if (!notation.take_one_of({",", ";"})) return std::nullopt;
      const auto second = notation.number(false);
      if (!second) return std::nullopt;
      test.df2 = as_double(*second);
    } else if (statistic == Statistic::chi_squared && notation.take_one_of({",", ";"})) {
      if (!notation.take_one_of({"N", "n"}) || !notation.take("=") || !notation.number(false)) {
        return std::nullopt;
      }
    }
    return notation.take_one_of({")", "]"}) ? std::optional(test) : std::nullopt;
  }

  static std::optional<Bounded> read_bounded(Notation& notation, bool comma) {
    const auto comparator = notation.comparison();
    const auto value = comparator ? notation.number(comma) : std::nullopt;
    if (!value) return std::nullopt;
    return Bounded{*comparator, *value};
  }

  // ", p = .036", ", ns"; with one effect size or error term before it.
  static std::optional<Bounded> read_p(Notation& notation, bool comma) {
    for (int item = 0; item < 2; ++item) {
      if (!notation.take_one_of({",", ";"})) return std::nullopt;
      if (notation.take_one_of({"ns", "n.s."})) {
        return Bounded{plugin::Comparator::greater, {5, -2, 0}};
      }
      if (notation.take_one_of({"p", "P"})) {
        notation.take_one_of({"-value", " value", "-Wert"});
        return read_bounded(notation, comma);
      }
      const bool size =
          notation.take_one_of({"MSE", "MSe", "d", "g", "r", "\u03b7p\u00b2", "\u03b7p2",
                                "\u03b7\u00b2", "\u03b72", "\u03c6", "V", "BF10"});
      if (!size || !read_bounded(notation, comma)) return std::nullopt;
    }
    return std::nullopt;
  }

  // ---- Judging ----

  static double as_double(const vt_decimal& value, std::int64_t halves = 0) {
    return static_cast<double>(2 * value.mantissa + halves) * std::pow(10.0, value.exponent) / 2;
  }

  // p of all that the statistic's digits allow, and of the statistic as it is written.
  struct Computed {
    Probability allowed;
    Probability stated;
  };
  static std::optional<Computed> compute(const Result& result, bool one_tailed) {
    vt_decimal size = result.statistic.value;
    if (size.mantissa < 0 && !has_direction(result.test.statistic)) return std::nullopt;
    size.mantissa = std::abs(size.mantissa);
    double least = std::max(as_double(size, -1), 0.0);
    double most = as_double(size, 1);
    const double value = as_double(size);
    using enum plugin::Comparator;
    const auto comparator = result.statistic.comparator;
    if (comparator == less || comparator == less_equal) least = 0;
    auto allowed = two_tailed(result.test, least, most);
    auto stated = two_tailed(result.test, value, value);
    if (!allowed || !stated) return std::nullopt;
    if (comparator == greater || comparator == greater_equal) allowed->low = 0;
    if (one_tailed) {
      for (Probability* each : {&*allowed, &*stated}) *each = {each->low / 2, each->high / 2};
    }
    return Computed{*allowed, *stated};
  }

  // What the stated p allows; an end that is not included is moved by less than a bound is widened.
  static Probability allowed_by(const Bounded& p) {
    using enum plugin::Comparator;
    const double value = as_double(p.value);
    switch (p.comparator) {
      case less:
      case less_equal:
        return {0, value};
      case greater:
      case greater_equal:
        return {value, 1};
      case equal:
        break;
    }
    return {as_double(p.value, -1), as_double(p.value, 1)};
  }
  static bool meet(const Probability& a, const Probability& b) {
    return a.low <= b.high && b.low <= a.high;
  }

  // On which side of alpha a result is told to be; nullopt: on either.
  std::optional<bool> told_significant(const Bounded& p) const {
    const auto order = plugin::compare(p.value, alpha_);
    using enum plugin::Comparator;
    if (p.comparator == equal) return order <= 0;
    const bool below = p.comparator == less || p.comparator == less_equal;
    if (below) return order <= 0 ? std::optional(true) : std::nullopt;
    return order >= 0 ? std::optional(false) : std::nullopt;
  }

  bool is_flipped(const Result& result, const Probability& computed) const {
    const auto told = told_significant(result.p);
    const double alpha = as_double(alpha_);
    return told && (*told ? computed.low > alpha : computed.high < alpha);
  }

  void judge(const plugin::Host& host, const plugin::Document& document,
             const plugin::Sentence& sentence, const Result& result) const {
    const auto both = compute(result, false);
    const bool is_probability = result.p.value.mantissa >= 0 && as_double(result.p.value) <= 1;
    if (!both || !is_probability) return;
    const Probability stated = allowed_by(result.p);
    const bool other_tail = has_direction(result.test.statistic) && !meet(both->allowed, stated);
    const auto one = other_tail ? compute(result, true) : std::nullopt;
    const bool fits_one = one && meet(one->allowed, stated);
    const bool directed = fits_one && one_tailed_.find(document.text()).has_value();
    const Computed& computed = directed ? *one : *both;
    const std::string_view told = document.text_of(plugin::Piece{result.begin, result.end});
    plugin::Check check{.verdict = verdict(computed, stated),
                        .claims = claims_between(document, sentence, result.begin, result.end),
                        .working = std::string(told) + ": p is " + shown(computed) +
                                   (directed ? ", one-tailed" : ""),
                        .labels = {document.label(result.begin, result.end)}};
    if (check.verdict != plugin::Verdict::inconsistent) return host.report(check);
    if (stated.low > both->allowed.high && corrected_.find(document.text())) {
      check.verdict = plugin::Verdict::undetermined;
      check.working += "; it may have been corrected";
      return host.report(check);
    }
    report(host, result, computed, fits_one, std::move(check));
  }

  static plugin::Verdict verdict(const Computed& computed, const Probability& stated) {
    if (meet(computed.stated, stated)) return plugin::Verdict::consistent;
    return meet(computed.allowed, stated) ? plugin::Verdict::consistent_by_rounding
                                          : plugin::Verdict::inconsistent;
  }

  void report(const plugin::Host& host, const Result& result, const Computed& computed,
              bool fits_one, plugin::Check check) const {
    const bool flipped = is_flipped(result, computed.allowed);
    const double p = computed.stated.high;
    std::string message = "the statistic gives p " + std::string(p < 1e-4 ? "" : "= ") + shown(p) +
                          " and not p " + shown(result.p);
    if (flipped) {
      message += *told_significant(result.p) ? ": not significant" : ": significant";
    }
    if (fits_one) message += "; explained by a one-tailed test";
    host.report(plugin::Finding{.check = std::move(check),
                                .message = std::move(message),
                                .confidence = fits_one ? 0.6 : 0.9,
                                .severity = fits_one  ? plugin::Severity::note
                                            : flipped ? plugin::Severity::error
                                                      : plugin::Severity::warning});
  }

  // ---- Words ----

  static std::string fixed(double p, int decimals) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, p, std::chars_format::fixed, decimals);
    return {text, end.ptr};
  }
  static std::string shown(double p) { return p < 1e-4 ? "< 0.0001" : fixed(p, 4); }
  static std::string shown(const Computed& computed) {
    return shown(computed.stated.high) + ", in [" + fixed(computed.allowed.low, 4) + ", " +
           fixed(computed.allowed.high, 4) + "]";
  }
  static std::string shown(const Bounded& p) {
    constexpr std::string_view signs[] = {"= ", "< ", "<= ", "> ", ">= "};
    return std::string(signs[static_cast<std::size_t>(p.comparator)]) +
           fixed(as_double(p.value), std::max(-p.value.exponent, 0));
  }

  vt_decimal alpha_;
  plugin::WordList one_tailed_;
  plugin::WordList corrected_;
};

}  // namespace veritally::rules
