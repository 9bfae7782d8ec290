#include "document/source_mark.hpp"

#include "document/lines.hpp"

namespace veritally {
namespace {

constexpr std::string_view opening = "[^src:";
constexpr std::size_t longest_mark = 1024;

}  // namespace

std::optional<SourceMark> source_mark_at(std::string_view markup) {
  if (!markup.starts_with(opening)) return std::nullopt;
  const std::size_t end = markup.substr(0, longest_mark).find_first_of("]\r\n");
  if (end == std::string_view::npos || markup[end] != ']') return std::nullopt;
  const std::string_view named = trim(markup.substr(opening.size(), end - opening.size()));
  if (named.empty()) return std::nullopt;
  return SourceMark{end + 1, "src:" + std::string(named)};
}

}  // namespace veritally
