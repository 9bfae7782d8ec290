#include "document/metadata.hpp"

#include "document/lines.hpp"

#include <algorithm>

namespace veritally {

std::optional<Date> day_of(std::string_view stamp) {
  stamp = trim(stamp);
  constexpr std::size_t length = 10;
  if (stamp.size() > length && stamp[length] != 'T' && stamp[length] != ' ') return std::nullopt;
  return parse_date(stamp.substr(0, length));
}

std::string language_of(std::string_view tag) {
  tag = trim(tag);
  std::string language(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : language) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const bool letters =
      std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (language.size() == 2 || language.size() == 3) ? language : std::string();
}

}  // namespace veritally
