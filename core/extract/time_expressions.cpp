#include "extract/time_expressions.hpp"

#include "extract/calendar.hpp"
#include "extract/time_reader.hpp"
#include "extract/word_scan.hpp"

#include <algorithm>

namespace veritally {
namespace {

using extract::Core;
using extract::TimeReader;

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || (!is_word_byte(text, at - 1) && static_cast<unsigned char>(text[at]) >= 0x27);
}

std::size_t behind_word(std::string_view text, std::size_t at) {
  while (is_word_byte(text, at)) ++at;
  return at;
}

// A digit or a word that tells a time, with all words before it that lead to one: a time starts
// there or in none of them. Empty at the end of the text.
struct Opening {
  std::size_t begin = 0;
  std::size_t end = 0;
  explicit operator bool() const { return end > begin; }
};

Opening next_opening(std::string_view text, std::size_t from, const TimeWords& words) {
  const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  std::optional<std::size_t> begin;   // of the words that lead up to here
  std::optional<std::size_t> before;  // of those that lead up to the last word
  std::optional<std::size_t> last;    // that word
  extract::WordScan scan(text, from);
  for (std::size_t at = scan.next(); at < text.size(); at = scan.next()) {
    if (is_digit(at)) {
      const bool joined = last && letters_at(text, *last).end == at;  // "Q4"
      return joined ? Opening{before.value_or(*last), at} : Opening{begin.value_or(at), at + 1};
    }
    if (!is_word_byte(text, at)) continue;
    before = begin;
    last = at;
    if (!words.classes.may_have(text, at)) {
      begin.reset();
      continue;
    }
    const Letters word = letters_at(text, at);
    const std::uint8_t classes = words.classes.of(word);
    if ((classes & TimeWords::tells) != 0) return {begin.value_or(at), word.end};
    if ((classes & TimeWords::leads) == 0) {
      begin.reset();
    } else if (!begin) {
      begin = at;
    }
  }
  return {};
}

// The period that the days make behind this preposition.
std::optional<Period> period_of(const Core& core, TimePreposition preposition) {
  if (!core.stretch || preposition == TimePreposition::outside) return std::nullopt;
  Period period{core.stretch->first, core.stretch->last, core.fiscal,
                core.edge ? Relation::at : Relation::during};
  switch (preposition) {
    case TimePreposition::by:
      period.relation = Relation::by;
      break;
    case TimePreposition::since:
      period.relation = Relation::since;
      period.to.reset();
      break;
    case TimePreposition::until:
      period.relation = Relation::until;
      period.from.reset();
      break;
    case TimePreposition::in:
    case TimePreposition::over:
    case TimePreposition::of:
    case TimePreposition::from:
    case TimePreposition::between:
    case TimePreposition::at:
    case TimePreposition::outside:
      break;
  }
  return period;
}

class Finder {
 public:
  Finder(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> reference)
      : text_(text), words_(vocabulary.lexicon.time), reader_(text, vocabulary, reference) {}

  // The time expression that starts with the word at `at`. Places are asked for in their order.
  std::optional<TimeExpression> read(std::size_t at) {
    TimeExpression found;
    found.begin = found.core = at;
    if (const auto word = words_.prepositions.find(text_, at)) {
      found.preposition = *word.entry;
      found.prepositioned = true;
      found.core = skip_blanks(text_, at + word.length);
    }
    // "by 2000" may go on with "people", "in 2000" hardly.
    const bool sure = found.prepositioned && (found.preposition == TimePreposition::in ||
                                              found.preposition == TimePreposition::since);
    auto core = core_at(found.core, sure);
    if (!core && found.prepositioned) {  // "vor" of "vor zwei Jahren" is no preposition
      found.preposition = TimePreposition::of;
      found.prepositioned = false;
      found.core = at;
      core = core_at(at, false);
    }
    if (!core) return std::nullopt;
    if (found.preposition == TimePreposition::between) {
      const auto other = reader_.second(*core, words_.and_);
      if (other) core = other;
    } else if (const auto other = reader_.second(*core, words_.to)) {
      core = other;
      // "from 2020 to 2024" is a stretch of its own.
      if (found.preposition == TimePreposition::from) found.preposition = TimePreposition::between;
    }
    found.kind = core->kind;
    found.unit = core->unit;
    found.count = core->count;
    if (core->kind == TimeKind::definite && words_.on_the.find(text_, at)) {
      found.kind = TimeKind::comparison;
      found.count = 1;
    }
    found.relative = core->relative;
    found.inferred = core->inferred;
    found.period = period_of(*core, found.preposition);
    found.end = core->end;
    return found;
  }

 private:
  // The words behind a preposition are asked for again by themselves.
  std::optional<Core> core_at(std::size_t at, bool prepositioned) {
    if (!prepositioned && none_at_ == at) return std::nullopt;
    auto core = reader_.read(at, prepositioned);
    if (!core && !prepositioned && (!none_at_ || *none_at_ < at)) none_at_ = at;
    return core;
  }

  std::string_view text_;
  const TimeWords& words_;
  TimeReader reader_;
  std::optional<std::size_t> none_at_;  // the last place where no core stands without preposition
};

}  // namespace

void find_times(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> reference,
                std::vector<TimeExpression>& into) {
  Finder finder(text, vocabulary, reference);
  std::size_t at = 0;
  while (const Opening opening = next_opening(text, at, vocabulary.lexicon.time)) {
    at = opening.begin;
    while (at < opening.end) {
      if (!starts_word(text, at)) {
        ++at;
      } else if (const auto found = finder.read(at)) {
        into.push_back(*found);
        at = std::max(found->end, at + 1);
      } else {
        at = std::max(behind_word(text, at), at + 1);
      }
    }
  }
}

}  // namespace veritally
