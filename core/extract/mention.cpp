#include "extract/mention.hpp"

#include "extract/base_pairs.hpp"
#include "extract/candidates.hpp"
#include "extract/context.hpp"
#include "extract/lists.hpp"
#include "extract/lookalikes.hpp"
#include "extract/phrase.hpp"
#include "extract/time_expressions.hpp"
#include "extract/word_numbers.hpp"
#include "extract/words.hpp"

#include <algorithm>

namespace veritally {
namespace {

using extract::PhraseScan;
using extract::Trouble;
using extract::ValueMatch;

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

class Finder {
 public:
  Finder(std::string_view text, const Vocabulary& vocabulary, Mentions& into)
      : text_(text), vocabulary_(vocabulary), into_(into), first_(into.found.size()) {}

  void run() {
    std::size_t at = 0;
    while (true) {
      at = extract::next_candidate(text_, at, vocabulary_.lexicon);
      if (at >= text_.size()) break;
      at = std::max(read(at), at + 1);
    }
    extract::share_lists(text_, into_.found, first_, vocabulary_);
  }

 private:
  // Reads what stands at a candidate; where to go on.
  std::size_t read(std::size_t at) {
    if (const auto end = date_end(at)) return end;
    if (const auto end = extract::token_lookalike(text_, floor_, at, vocabulary_)) return end;
    const extract::Lead lead = extract::lead_of(text_, floor_, at, vocabulary_);
    if (!is_digit(text_, at)) {
      if (lead.begin == at && begins_with_minus(at)) return extract::behind_token(text_, at);
      if (auto match = extract::read_word_number(text_, lead, at, vocabulary_)) {
        return take(std::move(*match));
      }
    }
    PhraseScan scan = extract::read_phrase(text_, lead.begin, false, vocabulary_);
    if (!scan.match) return pass_over(at, scan);
    if (extract::is_lookalike(text_, *scan.match, at, vocabulary_)) return scan.match->end;
    return take_phrase(std::move(*scan.match));
  }

  // "au moins douze": the word for minus is no number; the one behind it will ask for it.
  bool begins_with_minus(std::size_t at) const {
    const auto word = vocabulary_.lexicon.number_words.find(text_, at);
    return word && *word.entry == NumberWord::minus;
  }

  // Behind the date or time of day that holds the place; 0 where none does. Places come in order.
  std::size_t date_end(std::size_t at) {
    if (!is_digit(text_, at)) return 0;
    if (at >= times_until_) find_times_near(at);
    while (time_ < times_.size() && times_[time_].end <= at) ++time_;
    if (time_ == times_.size() || times_[time_].begin > at) return 0;
    const TimeKind kind = times_[time_].kind;
    const bool date = kind == TimeKind::calendar || kind == TimeKind::clock;
    return date ? times_[time_].end : 0;
  }

  // Dates are looked for around numbers alone: most text is far from any.
  void find_times_near(std::size_t at) {
    constexpr std::size_t behind = 64;  // no date that matters reaches farther
    constexpr std::size_t ahead = 192;
    std::size_t from = std::max(floor_, at > behind ? at - behind : 0);
    while (from > floor_ && from < at && blank_at(text_, from) == 0) ++from;
    times_until_ = std::min(text_.size(), at + ahead);
    std::size_t to = std::min(text_.size(), times_until_ + behind);
    while (to < text_.size() && to > times_until_ && blank_at(text_, to) == 0) --to;
    times_.clear();
    time_ = 0;
    find_times(text_.substr(from, to - from), vocabulary_, std::nullopt, times_);
    for (TimeExpression& time : times_) {
      time.begin += from;
      time.end += from;
    }
  }

  // "rose 25 % from 40 to 50", "an increase of 12 percent, from 100 to 112".
  bool follows_change(const ValueMatch& range) const {
    constexpr std::size_t most = 48;  // bytes between the change and its values
    if (!range.from || into_.found.size() == first_) return false;
    const Mention& change = into_.found.back();
    if (change.quantity.change == Change::none || range.begin - change.end > most) return false;
    const std::string_view between = text_.substr(change.end, range.begin - change.end);
    return between.find_first_of(".;:()") == std::string_view::npos;
  }

  // "$40 to $50, down from $60 to $70": both are ranges.
  bool follows_range(const ValueMatch& range) const {
    if (!range.from || into_.found.size() == first_) return false;
    const Mention& before = into_.found.back();
    if (!before.quantity.range || before.quantity.unit != range.quantity.unit) return false;
    if (!text_.substr(before.end).starts_with(", ")) return false;
    const std::size_t word = before.end + 2;
    const auto change = vocabulary_.lexicon.changes.find(text_, word);
    return skip_blanks(text_, word + change.length) == range.begin;
  }

  // A change from one value to another is two quantities.
  std::size_t take_phrase(ValueMatch match) {
    if (match.quantity.range && follows_range(match)) {
      const std::size_t end = take(std::move(match));
      into_.found.back().quantity.change = Change::none;
      return end;
    }
    const bool changes = match.quantity.range &&
                         (extract::is_change(text_, match, vocabulary_) || follows_change(match));
    if (changes) {
      auto parts = extract::parts_of(text_, match, vocabulary_);
      if (parts) {
        add(std::move(parts->first));
        return take(std::move(parts->second));
      }
    }
    return take(std::move(match));
  }

  // "142 deaths from heart disease per 100,000 people": what the count before is a rate of.
  bool is_rate_of_last(const ValueMatch& match) const {
    constexpr std::size_t most = 48;  // bytes between the count and its rate
    if (into_.found.size() == first_ || match.begin - floor_ > most) return false;
    const Quantity& last = into_.found.back().quantity;
    const Quantity& base = match.quantity;
    const bool plain = base.unit == "1" && !base.per && !base.range && base.fraction.empty() &&
                       base.comparator == Comparator::equal && base.value.sign() > 0;
    if (last.per || last.unit != "1" || !last.fraction.empty() || !plain) return false;
    const std::string_view between = text_.substr(floor_, match.begin - floor_);
    if (between.find_first_of(".,;:()") != std::string_view::npos) return false;
    const extract::Word word = extract::word_before(text_, match.begin);
    const auto per = word && word.begin >= floor_
                         ? vocabulary_.lexicon.rate_words.find(text_, word.begin)
                         : PhraseTable<RateWord>::Match{};
    return per && *per.entry == RateWord::per && word.begin + per.length == word.end;
  }

  std::size_t take_rate(const ValueMatch& match) {
    into_.found.back().quantity.per = Per{match.quantity.value, "1", match.quantity.of};
    floor_ = match.end;
    return match.end;
  }

  std::size_t take(ValueMatch match) {
    if (is_rate_of_last(match)) return take_rate(match);
    extract::apply_context(text_, floor_, match, vocabulary_);
    if (into_.found.size() > first_) {
      extract::drop_limit_word(text_, into_.found.back(), match, vocabulary_.lexicon);
    }
    const std::size_t end = match.end;
    add(std::move(match));
    return end;
  }

  void add(ValueMatch match) {
    floor_ = match.end;
    extract::read_as_bases(text_, match, vocabulary_.lexicon);
    into_.found.push_back({std::move(match.quantity), match.begin, match.end,
                           match.ambiguous_currency, match.reversed, match.vague});
  }

  // Behind what could not be read: a word that is no number, a name, or a near miss.
  std::size_t pass_over(std::size_t at, const PhraseScan& scan) {
    const std::size_t end = std::max(scan.end, at + 1);
    if (scan.trouble == Trouble::none || !is_digit(text_, at)) {
      return extract::behind_token(text_, at);
    }
    const bool name = scan.trouble == Trouble::glued && extract::is_name(text_, at, end);
    if (!name && !extract::is_section_number(text_, at, end, vocabulary_.lexicon)) {
      into_.unread.push_back({at, end, scan.trouble});
    }
    return end;
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  Mentions& into_;
  std::size_t first_;
  std::vector<TimeExpression> times_;  // around the last number, up to `times_until_`
  std::size_t times_until_ = 0;
  std::size_t time_ = 0;   // the first one that does not end before the candidate
  std::size_t floor_ = 0;  // nothing before it belongs to what is read next
};

}  // namespace

void find_mentions(std::string_view text, const Vocabulary& vocabulary, Mentions& into) {
  Finder(text, vocabulary, into).run();
}

}  // namespace veritally
