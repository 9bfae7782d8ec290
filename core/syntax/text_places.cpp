#include "syntax/text_places.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace veritally {

Place TextPlaces::of(std::uint64_t at) const {
  const std::string_view before = text_.substr(0, at);
  const auto newlines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const std::uint64_t line = start_.line + newlines;
  if (newlines == 0) {
    return {std::string(start_.file), line, start_.column + count_code_points(before)};
  }
  return {std::string(start_.file), line,
          count_code_points(before.substr(before.rfind('\n') + 1)) + 1};
}

}  // namespace veritally
