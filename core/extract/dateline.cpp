#include "extract/dateline.hpp"

#include "extract/time_expressions.hpp"

#include <algorithm>
#include <vector>

namespace veritally::extract {
namespace {

// The front of a paragraph that is set off by a dash, as agencies do: "LONDON, 6 March 2025 —".
std::string_view set_off(std::string_view paragraph, std::size_t longest) {
  for (const std::string_view dash : {" — ", " – ", " -- "}) {
    const std::size_t at = paragraph.substr(0, longest).find(dash);
    if (at != std::string_view::npos) return paragraph.substr(0, at);
  }
  return {};
}

}  // namespace

std::optional<Date> dateline(const Document& document, const Vocabulary& vocabulary) {
  constexpr std::size_t blocks = 8;
  constexpr std::size_t longest = 100;  // bytes; a longer line is prose, with dates of all kinds
  std::vector<TimeExpression> times;
  for (std::size_t i = 0; i < std::min(blocks, document.blocks.size()); ++i) {
    std::string_view line = document.text_of(document.blocks[i]);
    if (document.blocks[i].kind == BlockKind::cell) continue;
    if (line.size() > longest) line = set_off(line, longest);
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
