#include "extract/dateline.hpp"

#include "extract/time_expressions.hpp"

#include <algorithm>
#include <vector>

namespace veritally::extract {

std::optional<Date> dateline(const Document& document, const Vocabulary& vocabulary) {
  constexpr std::size_t blocks = 8;
  constexpr std::size_t longest = 100;  // bytes; a longer line is prose, with dates of all kinds
  std::vector<TimeExpression> times;
  for (std::size_t i = 0; i < std::min(blocks, document.blocks.size()); ++i) {
    const std::string_view line = document.text_of(document.blocks[i]);
    if (line.size() > longest || document.blocks[i].kind == BlockKind::cell) continue;
    times.clear();
    find_times(line, vocabulary, std::nullopt, times);
    for (const TimeExpression& time : times) {
      const bool day = time.kind == TimeKind::calendar && time.unit == TimeUnit::day;
      if (day && time.period && time.period->from) return time.period->from;
    }
  }
  return std::nullopt;
}

}  // namespace veritally::extract
