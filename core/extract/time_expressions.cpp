#include "extract/time_expressions.hpp"

#include "extract/calendar.hpp"
#include "extract/time_reader.hpp"

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

  // The time expression that starts with the word at `at`.
  std::optional<TimeExpression> read(std::size_t at) const {
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
    auto core = reader_.read(found.core, sure);
    if (!core && found.prepositioned) {  // "vor" of "vor zwei Jahren" is no preposition
      found.preposition = TimePreposition::of;
      found.prepositioned = false;
      found.core = at;
      core = reader_.read(at, false);
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
    found.relative = core->relative;
    found.inferred = core->inferred;
    found.period = period_of(*core, found.preposition);
    found.end = core->end;
    return found;
  }

 private:
  std::string_view text_;
  const TimeWords& words_;
  TimeReader reader_;
};

}  // namespace

void find_times(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> reference,
                std::vector<TimeExpression>& into) {
  const Finder finder(text, vocabulary, reference);
  std::size_t at = 0;
  while (at < text.size()) {
    if (!starts_word(text, at)) {
      ++at;
      continue;
    }
    if (const auto found = finder.read(at)) {
      into.push_back(*found);
      at = std::max(found->end, at + 1);
    } else {
      at = std::max(behind_word(text, at), at + 1);
    }
  }
}

}  // namespace veritally
