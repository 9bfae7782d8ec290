// Conversions: an amount again, in another unit or currency.
#include "extract/related.hpp"

#include <cstddef>
#include <string_view>

namespace veritally::extract {
namespace {

bool is_time(std::string_view unit) {
  for (const std::string_view one : {"second", "minute", "hour", "day", "week", "month", "year"}) {
    if (unit == one) return true;
  }
  return false;
}

bool is_temperature(std::string_view unit) {
  return unit == "celsius" || unit == "fahrenheit" || unit == "kelvin";
}

class Conversions {
 public:
  explicit Conversions(const Related& related) : related_(related) {}

  void link() {
    for (std::size_t i = 1; i < related_.size(); ++i) {
      if (related_.converts(i - 1, i) && says_again(i)) {
        link(i - 1, i);
      } else if (const std::size_t first = listed_first(i); first != nowhere) {
        link(first, i);
      }
    }
  }

 private:
  // "5 miles (8 km)", "a 5-mile road (8 km)", "5 miles, or 8 km,".
  bool says_again(std::size_t i) const {
    const Gap gap = related_.before(i);
    if (gap.last() == Step::open || opens_list(gap)) {
      const Gap name = gap.before_last({Step::open});
      return name.size() <= 3 && name.only({Step::noun, Step::light}) && closes(i);
    }
    // Without a comma, "$10 or €10" is a choice; and so may be "30 days, or 2 months if it rains".
    const bool apart = gap.any({Step::comma, Step::dash});
    if (gap.last() != Step::same || !apart ||
        !gap.only({Step::same, Step::light, Step::comma, Step::dash})) {
      return false;
    }
    const auto next = related_.behind(i).first();
    return !is_time(related_.quantity(i).unit) || !next || next == Step::comma;
  }

  // "(or 8 km)".
  static bool opens_list(const Gap& gap) {
    return gap.last() == Step::same && gap.before_last({Step::same}).last() == Step::open;
  }

  static bool separates(const Gap& gap) {
    return !gap.empty() && gap.only({Step::semicolon, Step::comma, Step::same, Step::light});
  }

  // The brackets hold nothing but amounts.
  bool closes(std::size_t i) const {
    while (i + 1 < related_.size() && separates(related_.behind(i))) ++i;
    return related_.behind(i).first() == Step::close;
  }

  // What the second of two conversions in brackets is of: "5 miles (8 km; 4.3 nmi)".
  std::size_t listed_first(std::size_t i) const {
    if (!separates(related_.before(i)) || !closes(i)) return nowhere;
    std::size_t first = i - 1;
    while (first > 0 && separates(related_.before(first))) --first;
    const bool opens = first > 0 && related_.before(first).last() == Step::open;
    if (!opens || !related_.derived(first)) return nowhere;
    return related_.converts(first - 1, i) ? first - 1 : nowhere;
  }

  void link(std::size_t from, std::size_t to) const {
    Quantity& second = related_.quantity(to);
    const Change change = related_.quantity(from).change;
    if (second.change == Change::none) second.change = change;
    const bool sure = second.change == change;
    if (!sure || (is_temperature(second.unit) && change == Change::none && may_differ(to))) return;
    related_.derive(to, DerivationKind::conversion, {from});
  }

  // "20 °C (36 °F) warmer": a difference, and which way it goes is not read.
  bool may_differ(std::size_t second) const {
    const SentenceView& view = related_.view();
    const std::size_t closed = behind_closed(second);
    bool compares = false;  // in the words right behind the comma
    for (std::size_t i = 0; i < view.tokens.size(); ++i) {
      const Token& token = view.tokens[i];
      const bool difference =
          token.kind != TokenKind::quantity &&
          view.lexicon.relations.differences.find(view.text, token.begin).entry != nullptr;
      compares = difference && (i == closed || compares);
      if (difference && !compares) return true;
    }
    return false;
  }

  // The first token behind "20 °C (68 °F),", where the sentence has no other quantities: what is
  // compared there is a temperature; nowhere where no bracket and comma close it.
  std::size_t behind_closed(std::size_t second) const {
    const SentenceView& view = related_.view();
    const std::size_t close = related_.token(second) + 1;
    const bool closed = related_.size() == 2 && view.is(close, TokenKind::close) &&
                        view.is(close + 1, TokenKind::comma);
    return closed ? close + 2 : nowhere;
  }

  const Related& related_;
};

}  // namespace

void link_conversions(const Related& related) { Conversions(related).link(); }

}  // namespace veritally::extract
