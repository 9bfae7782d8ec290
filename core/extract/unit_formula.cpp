#include "extract/unit_formula.hpp"

#include "extract/chemistry.hpp"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace veritally::extract {
namespace {

constexpr std::size_t longest_symbol = 14;  // bytes
constexpr std::size_t longest_word = 24;    // of a substance
constexpr std::size_t most_factors = 8;

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_letter(std::string_view text, std::size_t at) {
  return is_word_byte(text, at) && !is_digit(text, at);
}

template <std::size_t N>
std::size_t match_any(std::string_view text, std::size_t at,
                      const std::array<std::string_view, N>& any) {
  for (const auto what : any) {
    if (at < text.size() && text.substr(at).starts_with(what)) return what.size();
  }
  return 0;
}

// Signs of units that are no letters to the rest of the program.
constexpr std::array<std::string_view, 7> signs = {"µ", "°", "Ω", "℃", "☉", "⊙", "%"};
constexpr std::array<std::string_view, 4> products = {"·", "⋅", "∙", "*"};
constexpr std::array<std::string_view, 2> minus_signs = {"−", "-"};
constexpr std::array<std::string_view, 10> superscripts = {"⁰", "¹", "²", "³", "⁴",
                                                           "⁵", "⁶", "⁷", "⁸", "⁹"};

std::size_t symbol_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end - at < longest_symbol) {
    const std::size_t sign = match_any(text, end, signs);
    if (sign == 0 && !is_letter(text, end)) break;
    end += sign == 0 ? 1 : sign;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
  }
  return end;
}

// The power of a symbol and where it ends.
struct Power {
  int power = 1;
  std::size_t end = 0;
};

// "²", "⁻¹".
Power superscript_at(std::string_view text, std::size_t at) {
  const std::size_t minus = match_any(text, at, std::array<std::string_view, 1>{"⁻"});
  for (int digit = 1; digit < 10; ++digit) {
    const auto& sign = superscripts[static_cast<std::size_t>(digit)];
    if (!text.substr(std::min(at + minus, text.size())).starts_with(sign)) continue;
    return {minus != 0 ? -digit : digit, at + minus + sign.size()};
  }
  return {1, at};
}

// "^2", "^-1", "^{-1}".
Power raised_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '^') return {1, at};
  std::size_t here = at + 1;
  const bool braced = here < text.size() && (text[here] == '{' || text[here] == '(');
  const char closing = braced && text[here] == '(' ? ')' : '}';
  if (braced) ++here;
  const std::size_t minus = match_any(text, here, minus_signs);
  here += minus;
  if (!is_digit(text, here) || is_digit(text, here + 1)) return {1, at};
  const int digit = text[here] - '0';
  if (braced && (here + 1 >= text.size() || text[here + 1] != closing)) return {1, at};
  return {minus != 0 ? -digit : digit, here + (braced ? 2 : 1)};
}

// A unit's factor: "m−2" is a meter to the power of -2.
struct Factor {
  std::string unit;
  int power = 1;
  std::size_t end = 0;
  bool raised = false;  // a power is written
};

bool weighs_or_counts(std::string_view unit) {
  return unit.ends_with("gram") || unit.ends_with("tonne") || unit.ends_with("mole") ||
         unit.ends_with("ton") || unit.ends_with("pound");
}

bool is_length(std::string_view unit) {
  return unit.ends_with("meter") || unit.ends_with("foot") || unit.ends_with("inch");
}

class FormulaReader {
 public:
  FormulaReader(std::string_view text, const Vocabulary& vocabulary)
      : text_(text), vocabulary_(vocabulary) {}

  Measure read(std::size_t at) {
    auto first = factor_at(at, true, false);
    if (!first) return {};
    const bool alone = !stands_alone(at, *first);
    take(std::move(*first));
    certain_ = factors_.size();
    certain_end_ = end_;
    while (factors_.size() < most_factors && (slash() || product() || behind_blank())) {
    }
    if (certain_ == 1 && alone) return {};
    factors_.resize(certain_);
    Measure measure;
    measure.unit = identifier();
    measure.end = certain_end_;
    return measure;
  }

 private:
  // "s−1", "mm4"; what is raised to a lower power has a name of its own, and "20 B-2 bombers" and
  // "1-in-5" are no bytes and inches.
  bool stands_alone(std::size_t at, const Factor& factor) const {
    const bool hyphen = text_.substr(at, factor.end - at).find('-') != std::string_view::npos;
    const bool capital = text_[at] >= 'A' && text_[at] <= 'Z';
    const bool word = vocabulary_.lexicon.function_words.find(text_, at).length != 0;
    return factor.power > 3 || (factor.power < 0 && !(hyphen && (capital || word)));
  }

  // The plain digits or the minus and digit right behind a symbol.
  Power written_at(std::size_t at, const std::string& symbol, bool first) const {
    std::size_t minus = match_any(text_, at, minus_signs);
    if (minus == 0 && !first) minus = match_any(text_, at, std::array<std::string_view, 1>{"–"});
    const std::size_t digit = at + minus;
    if (!is_digit(text_, digit) || is_digit(text_, digit + 1) || text_[digit] == '0')
      return {1, at};
    const int power = text_[digit] - '0';
    const std::size_t end = digit + 1;
    const bool decimal =
        end < text_.size() && (text_[end] == '.' || text_[end] == ',') && is_digit(text_, end + 1);
    if (decimal) return {1, at};
    if (minus == 0) return power > 1 && power < 5 ? Power{power, end} : Power{1, at};
    // "5 m-6 m" is a range.
    const std::size_t next = skip_blanks(text_, end);
    if (is_word_byte(text_, end) || text_.substr(next).starts_with(symbol)) return {1, at};
    return {-power, end};
  }

  std::optional<std::string> unit_of(std::string_view symbol, bool inverse) const {
    auto unit = vocabulary_.unit(symbol);
    if (unit && unit->find("per-") == std::string::npos) return unit;
    if (!inverse) return std::nullopt;
    // Symbols that are too often something else stand in the table with their power alone.
    unit = vocabulary_.unit(std::string(symbol) + "-1");
    constexpr std::string_view per = "per-";
    if (!unit || !unit->starts_with(per)) return std::nullopt;
    return unit->substr(per.size());
  }

  std::optional<Factor> factor_at(std::size_t at, bool first, bool below) const {
    const std::size_t end = symbol_end(text_, at);
    if (end == at) return std::nullopt;
    const std::string symbol(text_.substr(at, end - at));
    Factor factor;
    Power power = superscript_at(text_, end);
    if (power.end == end) power = raised_at(text_, end);
    const bool sign = power.end != end;
    if (!sign) power = written_at(end, symbol, first);
    auto unit = unit_of(symbol, below || power.power < 0);
    if (!unit) return std::nullopt;
    // "m2" is clear, "s2" is not but behind a slash; "CO2" is no unit.
    if (!sign && power.power > 0 && power.end != end && !below && !is_length(*unit)) {
      power = {1, end};
    }
    factor.unit = std::move(*unit);
    factor.power = power.power;
    factor.end = power.end;
    factor.raised = power.end != end;
    if (is_digit(text_, factor.end) || (is_letter(text_, factor.end) && !below)) {
      return std::nullopt;
    }
    return factor;
  }

  void take(Factor factor) {
    end_ = factor.end;
    factors_.push_back(std::move(factor));
  }

  void make_certain() {
    certain_ = factors_.size();
    certain_end_ = end_;
  }

  bool take_below(std::optional<Factor> factor) {
    if (!factor || factor->unit.starts_with("per")) return false;
    factor->power = -factor->power;
    take(std::move(*factor));
    return true;
  }

  // "/kg", "/(m·K)", "/m2K", "/kg K".
  bool slash() {
    if (end_ >= text_.size() || text_[end_] != '/' || factors_[0].unit.starts_with("per")) {
      return false;
    }
    if (end_ + 1 < text_.size() && text_[end_ + 1] == '(') return bracket(end_ + 2);
    if (!take_below(factor_at(end_ + 1, false, true)) && !joined_kelvin(end_ + 1)) return false;
    below_ = true;
    if (factors_.back().raised && is_letter(text_, end_)) {
      if (!take_below(factor_at(end_, false, true))) return false;
    }
    const std::size_t next = skip_blanks(text_, end_);
    if (next > end_ && text_.substr(next).starts_with('K') && !is_word_byte(text_, next + 1)) {
      take_below(factor_at(next, false, true));
    }
    if (is_word_byte(text_, end_)) return false;
    make_certain();
    return true;
  }

  // "J/kgK": no unit is called so, but one without the kelvin is.
  bool joined_kelvin(std::size_t at) {
    const std::size_t end = symbol_end(text_, at);
    if (end < at + 2 || text_[end - 1] != 'K') return false;
    auto unit = unit_of(text_.substr(at, end - 1 - at), true);
    if (!unit || is_word_byte(text_, end)) return false;
    factors_.push_back({std::move(*unit), -1, end, false});
    factors_.push_back({"kelvin", -1, end, false});
    end_ = end;
    return true;
  }

  bool bracket(std::size_t at) {
    const std::size_t before = factors_.size();
    while (factors_.size() < most_factors) {
      if (!take_below(factor_at(at, false, true))) break;
      if (end_ < text_.size() && text_[end_] == ')') {
        ++end_;
        make_certain();
        return true;
      }
      const std::size_t sign = match_any(text_, skip_blanks(text_, end_), products);
      at = skip_blanks(text_, skip_blanks(text_, end_) + sign);
      if (at == end_) break;
    }
    factors_.resize(before);
    return false;
  }

  // "·s−1"; behind a slash everything stands below it: "W/m·K".
  bool product() {
    std::size_t sign = match_any(text_, end_, products);
    const bool point = sign == 0 && end_ < text_.size() && text_[end_] == '.';
    if (point) sign = 1;
    if (sign == 0) return false;
    auto factor = factor_at(end_ + sign, false, below_);
    if (!factor || factor->unit.starts_with("per")) return false;
    if (point && factor->power > 0) return false;
    if (below_ && factor->power > 0) factor->power = -factor->power;
    take(std::move(*factor));
    make_certain();
    return true;
  }

  // " s−1"; one without a power below zero counts only where such a one follows.
  bool behind_blank() {
    const std::size_t at = skip_blanks(text_, end_);
    if (at == end_) return false;
    if (!below_ && weighs_or_counts(factors_.back().unit) && substance(at)) return true;
    auto factor = factor_at(at, false, false);
    if (!factor || factor->unit.starts_with("per")) return false;
    const bool below = factor->power < 0;
    const auto word = vocabulary_.lexicon.function_words.find(text_, at);
    if (!below && word && at + word.length == factor->end) return false;
    take(std::move(*factor));
    if (below) make_certain();
    return true;
  }

  // "mg N L−1", "g CO2/km", "mg protein/mL", "g dry weight m−2".
  bool substance(std::size_t at) {
    std::size_t end = formula_end(text_, at);
    if (end != at) return behind_substance(end, true);
    for (int words = 0; words < 2; ++words) {
      end = at;
      while (is_letter(text_, end) && end - at <= longest_word) ++end;
      if (end == at || vocabulary_.lexicon.function_words.find(text_, at)) return false;
      if (behind_substance(end, words == 0)) return true;
      at = skip_blanks(text_, end);
      if (at == end) return false;
    }
    return false;
  }

  bool behind_substance(std::size_t end, bool divided) {
    const std::size_t before = end_;
    const std::size_t next = skip_blanks(text_, end);
    if (next > end) {
      auto factor = factor_at(next, false, false);
      if (factor && factor->power < 0) {
        take(std::move(*factor));
        make_certain();
        return true;
      }
      return false;
    }
    end_ = end;
    if (divided && slash()) return true;
    end_ = before;
    return false;
  }

  std::string side(bool below) const {
    std::string text;
    for (const Factor& factor : factors_) {
      if ((factor.power < 0) != below) continue;
      if (!text.empty()) text += '-';
      const int power = std::abs(factor.power);
      if (power == 2) text += "square-";
      if (power == 3) text += "cubic-";
      if (power > 3) text += "pow" + std::to_string(power) + "-";
      text += factor.unit;
    }
    return text;
  }

  std::string identifier() const {
    const std::string above = side(false);
    const std::string below = side(true);
    if (below.empty()) return above;
    return above.empty() ? "per-" + below : above + "-per-" + below;
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::vector<Factor> factors_;
  std::size_t end_ = 0;
  bool below_ = false;  // behind a slash
  // So many factors are sure to be of the unit, and they end there.
  std::size_t certain_ = 0;
  std::size_t certain_end_ = 0;
};

}  // namespace

Measure unit_formula(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  return FormulaReader(text, vocabulary).read(at);
}

}  // namespace veritally::extract
