// quotations_in: what stands in quotation marks.
#pragma once

#include <veritally/plugin/words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::plugin {

// The quotations of a block, marks left out, in their order. A mark that is not closed opens none.
inline std::vector<Piece> quotations_in(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks{
      {{"\"", "\""},
       {"\u201c", "\u201d"},
       {"\u201e", "\u201c"},
       {"\u00ab", "\u00bb"},
       {"\u00bb", "\u00ab"}}};
  std::vector<Piece> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto mark = std::ranges::find_if(
        marks, [rest = text.substr(at)](const auto& pair) { return rest.starts_with(pair.first); });
    if (mark == marks.end()) continue;
    const std::size_t begin = at + mark->first.size();
    const auto end = text.find(mark->second, begin);
    if (end == std::string_view::npos) continue;
    found.push_back({begin, end});
    at = end + mark->second.size() - 1;
  }
  return found;
}

}  // namespace veritally::plugin
