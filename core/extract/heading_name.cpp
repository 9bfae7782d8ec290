#include "extract/heading_name.hpp"

#include "extract/words.hpp"

#include <algorithm>
#include <array>

namespace veritally::extract {
namespace {

// What sets the name at the beginning off from the rest of the heading.
constexpr std::array<std::string_view, 9> ends_of_names = {"'s ", "’s ", "' ",  "’ ", " (",
                                                           ":",   " – ", " — ", ","};

std::string_view beginning_of(std::string_view heading) {
  std::size_t end = heading.size();
  for (const std::string_view mark : ends_of_names) end = std::min(end, heading.find(mark));
  return heading.substr(0, end);
}

// Whether all words stand with a capital inside of sentences.
bool is_written_as_name(std::string_view words, const NameBook& book) {
  constexpr int most = 5;
  int count = 0;
  for (std::size_t at = 0; at < words.size(); ++count) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (!book.seen(words.substr(at, end - at))) return false;
    at = skip_blanks(words, end);
  }
  return count > 0 && count <= most;
}

}  // namespace

std::optional<std::string> named_by_heading(std::string_view heading, const NameBook& book) {
  const std::string_view words = beginning_of(heading);
  if (words.empty()) return std::nullopt;
  if (!book.knows(words) && !is_written_as_name(words, book)) return std::nullopt;
  Name name = book.resolve(words);
  if (name.person) return std::nullopt;
  return std::move(name.canonical);
}

}  // namespace veritally::extract
