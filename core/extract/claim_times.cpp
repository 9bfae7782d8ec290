#include "extract/claim_times.hpp"

#include "extract/calendar.hpp"

#include <algorithm>
#include <cstdlib>

namespace veritally::extract {
namespace {

class Chooser {
 public:
  Chooser(const SentenceView& view, std::size_t at, const Clause& clause)
      : view_(view), clause_(clause), at_(at), changes_(is_change(at)) {}

  ClaimTimes choose() {
    out_.old = counts_from(at_);
    if (const std::size_t then = changes_ ? nowhere : when(); then != nowhere) {
      take(then);
      begin_alone();
      return out_;
    }
    std::size_t found = behind();
    if (found == nowhere) found = before();
    if (found != nowhere) take(found);
    if (found != nowhere) out_.several = has_several(found) || has_part_in_front(found);
    if (found != nowhere && changes_) base_behind(found + 1);
    return out_;
  }

 private:
  bool is_change(std::size_t quantity) const {
    return view_.mentions[view_.tokens[quantity].index].quantity.change != Change::none;
  }
  const TimeExpression& time(std::size_t i) const { return view_.times[view_.tokens[i].index]; }

  // A time that a change counts from: "from 2023", "that of 2023", "than a year earlier".
  bool is_base(std::size_t i) const {
    const TimeExpression& expression = time(i);
    if (expression.prepositioned) {
      if (expression.preposition == TimePreposition::from) return true;
      if (expression.preposition == TimePreposition::over && changes_ &&
          expression.kind == TimeKind::calendar && !expression.relative) {
        return view_.is(i, TokenKind::time) && starts_with_base(i);
      }
      if (expression.preposition == TimePreposition::of && i > 0 && view_.is(i - 1, Role::equal)) {
        return true;
      }
    }
    for (std::size_t j = i; j > 0 && i - j < 3; --j) {
      if (view_.is(j - 1, Role::base) && view_.tokens[j - 1].kind == TokenKind::word) return true;
      if (!view_.is(j - 1, Role::preposition) && !view_.is(j - 1, Role::equal)) break;
    }
    if (expression.kind == TimeKind::comparison) return true;
    const bool counted = expression.kind == TimeKind::earlier && !expression.relative;
    return counted && changes_;
  }

  bool starts_with_base(std::size_t i) const {
    const std::string_view words = view_.word(i);
    return view_.lexicon.prose.find(words.substr(0, words.find(' '))).is(Role::base);
  }

  // "the lowest since 1969": how far back it was otherwise, and not when it was so.
  bool is_record(std::size_t i) const {
    constexpr std::size_t most = 4;
    const TimeExpression& expression = time(i);
    if (!expression.prepositioned || expression.preposition != TimePreposition::since) return false;
    for (std::size_t back = 1; back <= std::min(most, i); ++back) {
      if (view_.is(i - back, Role::superlative)) return true;
      if (view_.tokens[i - back].kind != TokenKind::word) return false;
    }
    return false;
  }

  // "from 4", "compared to 4", "than the 4"
  bool counts_from(std::size_t quantity) const {
    if (quantity > 0 && view_.is(quantity - 1, Role::determiner)) --quantity;
    if (quantity == 0) return false;
    if (quantity == 1) return view_.is(0, Role::base);
    const bool two_words =
        view_.is(quantity - 1, Role::preposition) && view_.is(quantity - 2, Role::base);
    // "after rising 4 % in May"
    const bool after = view_.tokens[quantity - 1].info.form == ing_form &&
                       view_.is(quantity - 2, Role::preposition);
    return view_.is(quantity - 1, Role::base) || two_words || after;
  }

  // "than in 2023, when it was 40": the time before "when".
  std::size_t when() const {
    constexpr std::size_t most = 4;
    for (std::size_t back = 1; back <= most && back + 2 <= at_; ++back) {
      const std::size_t i = at_ - back;
      if (view_.tokens[i].kind != TokenKind::word) return nowhere;
      const auto word = view_.lexicon.relations.words.find(view_.text, view_.tokens[i].begin);
      const bool link =
          word && *word.entry == RelationWord::from && view_.tokens[i].is(Role::subordinator);
      if (link && view_.is(i - 1, TokenKind::comma) && view_.is(i - 2, TokenKind::time)) {
        return i - 2;
      }
    }
    return nowhere;
  }

  // The first time behind the quantity in its clause. One behind another quantity belongs to both
  // where one verb has both, "a year earlier" to that one alone.
  std::size_t behind() {
    bool other = false;
    bool from_value = false;
    for (std::size_t i = at_ + 1; i < clause_.end; ++i) {
      if (view_.is(i, TokenKind::bracket) || view_.is(i, TokenKind::close)) return nowhere;
      if (view_.is(i, TokenKind::quantity)) {
        if (out_.old || listed(i)) return nowhere;
        if (counts_from(i)) {
          if (!changes_ || is_change(i)) return nowhere;
          from_value = true;  // "20 % more than the 40 million of 2022"
        }
        other = true;
      }
      if (!view_.is(i, TokenKind::time) || time(i).kind == TimeKind::clock) continue;
      if (is_base(i) || from_value) {
        take_base(i);
        continue;
      }
      if (said_then(i) || is_record(i)) continue;
      return other && time(i).kind == TimeKind::earlier ? nowhere : i;
    }
    return nowhere;
  }

  // "$5 billion in 2023 and $6 billion in 2024": each has its own.
  bool listed(std::size_t quantity) const {
    return view_.is(quantity - 1, Role::coordinator) || view_.is(quantity - 1, TokenKind::comma) ||
           view_.is(quantity - 1, TokenKind::bracket);
  }

  // "said on Thursday": when it was said.
  bool said_then(std::size_t i) const {
    return i > 0 && i - 1 != at_ && view_.is(i - 1, Role::say);
  }

  // The nearest time before the quantity, not beyond who says it, nor one of another quantity.
  std::size_t before() {
    const bool told = clause_.told_by != nowhere && clause_.told_by < at_;
    const std::size_t floor = told ? clause_.told_by : 0;
    bool other = false;
    for (std::size_t i = at_; i-- > floor;) {
      if (view_.is(i, TokenKind::close)) {  // "(2019: $43m)" is of what is in it
        while (i > floor && !view_.is(i, TokenKind::bracket)) --i;
        continue;
      }
      other = other || view_.is(i, TokenKind::quantity);
      if (!view_.is(i, TokenKind::time) || time(i).kind == TimeKind::clock) continue;
      if (said_then(i) || is_record(i) || in_dateline(i)) continue;
      if (is_base(i)) {
        if (out_.base_time == nullptr && out_.offset == nullptr) take_base(i);
        continue;
      }
      const bool old = i > 0 && view_.is(i - 1, TokenKind::quantity) && counts_from(i - 1);
      if (old) return nowhere;  // "from $5 billion in 2021 to"
      const bool fronted = i < first_verb();
      if (!fronted && in_relative(i)) continue;
      if (fronted ? belongs_to_quantity(i) : other || parted(i)) return nowhere;
      return i;
    }
    return nowhere;
  }

  // "LONDON, 6 March 2025 — Scientists have found": when it was written.
  bool in_dateline(std::size_t i) const {
    std::size_t end = 0;
    while (view_.is(end, TokenKind::name) || view_.is(end, TokenKind::time) ||
           view_.is(end, TokenKind::comma) || view_.is(end, TokenKind::bracket) ||
           view_.is(end, TokenKind::close)) {
      ++end;
    }
    const std::string_view mark = view_.is(end, TokenKind::mark) ? view_.word(end) : "";
    return i < end && !time(i).prepositioned &&
           (mark == "—" || mark == "–" || mark == "--" || mark == "-");
  }

  // "For the year, which ended in June, sales": of the relative clause alone.
  bool in_relative(std::size_t i) const {
    while (i > 0 && !view_.is(i - 1, TokenKind::comma)) --i;
    return i > 0 && view_.is(i, Role::relative);
  }

  // "A loss of 3 in 2022 turned into a profit": of the loss.
  bool belongs_to_quantity(std::size_t i) const {
    while (i > 0 && !view_.is(i - 1, TokenKind::comma)) {
      if (view_.is(--i, TokenKind::quantity)) return true;
    }
    return false;
  }

  // Whether a comma between parts the time from the quantity's own clause.
  bool parted(std::size_t i) const {
    if (clause_.group == nowhere || i >= clause_.group) return false;
    for (; i < clause_.group; ++i) {
      if (view_.is(i, TokenKind::comma)) return true;
    }
    return false;
  }

  std::size_t first_verb() const {
    std::size_t i = 0;
    while (i < view_.tokens.size() && !finite(view_.tokens[i])) ++i;
    return i;
  }

  void take(std::size_t i) {
    const TimeExpression& expression = time(i);
    if (expression.kind == TimeKind::earlier) {
      out_.offset = &expression;
      return;
    }
    out_.time = &expression;
    if (!take_both(expression)) out_.period = expression.period;
  }

  // "in 2023 and 2024", where no other quantity may be of the second.
  bool has_several(std::size_t i) const {
    const bool listed = view_.is(i + 1, Role::coordinator) && view_.is(i + 2, TokenKind::time) &&
                        !view_.tokens[i + 2].possessive;
    if (!listed || !time(i).period || !time(i + 2).period) return false;
    for (std::size_t other = 0; other < view_.tokens.size(); ++other) {
      if (other != at_ && view_.is(other, TokenKind::quantity)) return false;
    }
    return true;
  }

  // "By the end of September, sales in 2024 had reached": of a part of the time.
  bool has_part_in_front(std::size_t found) const {
    const std::size_t end = std::min(found, first_verb());
    for (std::size_t i = 0; i < end; ++i) {
      if (!view_.is(i, TokenKind::time) || time(i).kind != TimeKind::calendar || is_base(i))
        continue;
      const bool part = time(i).unit >= TimeUnit::month && time(i).unit < time(found).unit;
      if (part && time(found).kind == TimeKind::calendar) return true;
    }
    return false;
  }

  // "since May, when it was 40": the day on which that begins.
  void begin_alone() {
    if (!out_.period || out_.period->relation != Relation::since) return;
    out_.period->to = out_.period->from;
    out_.period->relation = Relation::at;
  }

  // "in 2024 from 2023"
  void base_behind(std::size_t i) {
    if (i < clause_.end && view_.is(i, TokenKind::time) && is_base(i)) take_base(i);
  }

  void take_base(std::size_t i) {
    const TimeExpression& expression = time(i);
    if (!changes_) return;
    if (expression.kind == TimeKind::earlier || expression.kind == TimeKind::comparison) {
      out_.offset = &expression;
    } else {
      out_.base = expression.period;
      out_.base_time = &expression;
    }
  }

  // "grew 5 % from 2023 to 2024": what it counts from, and when it came there. A rate holds for all
  // of the time.
  bool take_both(const TimeExpression& expression) {
    const bool rate = view_.mentions[view_.tokens[at_].index].quantity.per.has_value();
    const bool ends = expression.prepositioned && expression.unit == TimeUnit::year &&
                      expression.preposition == TimePreposition::between;
    if (!changes_ || rate || !ends || !expression.period) return false;
    const Period& whole = *expression.period;
    if (!whole.from || !whole.to) return false;
    const auto first = unit_around(*whole.from, TimeUnit::year, 0);
    const auto last = unit_around(*whole.to, TimeUnit::year, 0);
    if (!first || !last || first->first != *whole.from || last->last != *whole.to) return false;
    out_.base = Period{.from = first->first, .to = first->last, .fiscal = whole.fiscal};
    out_.period = Period{.from = last->first, .to = last->last, .fiscal = whole.fiscal};
    return true;
  }

  const SentenceView& view_;
  const Clause& clause_;
  std::size_t at_;
  bool changes_;
  ClaimTimes out_;
};

}  // namespace

ClaimTimes claim_times(const SentenceView& view, std::size_t at, const Clause& clause) {
  return Chooser(view, at, clause).choose();
}

std::optional<Period> same_part(const TimeExpression* then, const std::optional<Period>& known) {
  const bool ago = then != nullptr && then->kind == TimeKind::span && then->relative;
  if (!ago || !then->period || !known || !known->from || !known->to) return std::nullopt;
  const auto inside = [&](const Period& period) {
    return *period.from >= *then->period->from && *period.to <= *then->period->to;
  };
  const auto part = earlier(*known, then->unit, then->count);
  return part && (inside(*part) || inside(*known)) ? part : std::nullopt;
}

std::optional<Period> earlier(const Period& period, TimeUnit unit, int count) {
  if (!period.from || !period.to) return std::nullopt;
  const auto from = shifted(*period.from, unit, -count);
  const bool whole = last_of_month(*period.to) && unit >= TimeUnit::month;
  const auto to = shifted(whole ? next_day(*period.to, 1) : *period.to, unit, -count);
  if (!from || !to) return std::nullopt;
  Period out = period;
  out.from = from;
  out.to = whole ? next_day(*to, -1) : *to;
  return out;
}

std::optional<Period> counted_back(const Period& known, const TimeExpression& offset, bool base) {
  if (!known.from || !known.to) return offset.period;
  if (offset.period && !offset.relative) {  // "the same quarter of 2023"
    return earlier(known, TimeUnit::year, year_of(*known.from) - year_of(*offset.period->from));
  }
  const auto next = shifted(*known.from, offset.unit, std::abs(offset.count));
  if (!next || *next <= *known.to) return offset.period;
  if (offset.period && !base) {  // "the previous year", behind a quarter: the whole of it
    const auto whole = unit_around(*known.from, offset.unit, -offset.count);
    if (whole) return Period{.from = whole->first, .to = whole->last, .fiscal = known.fiscal};
  }
  return earlier(known, offset.unit, offset.count);
}

}  // namespace veritally::extract
