#include "reference/spelling.hpp"

#include <algorithm>

namespace veritally {
namespace {

bool replace_all(std::string& text, std::string_view from, std::string_view to) {
  bool any = false;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    any = true;
  }
  return any;
}

bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

std::string squeezed(std::string_view text) {
  std::string result(text);
  if (std::ranges::any_of(result, is_wide)) {
    for (const std::string_view space : {"\u00a0", "\u2009", "\u202f"}) {
      replace_all(result, space, " ");
    }
    replace_all(result, "\u03bc", "\u00b5");
  }
  for (char& c : result) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  while (replace_all(result, "  ", " ")) {
  }
  const auto begin = result.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  const auto end = result.find_last_not_of(' ') + 1;
  return end - begin == result.size() ? result : result.substr(begin, end - begin);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto c = static_cast<unsigned char>(result[i]);
    const bool latin = i > 0 && result[i - 1] == '\xc3' && c >= 0x80 && c <= 0x9e && c != 0x97;
    if ((c >= 'A' && c <= 'Z') || latin) result[i] = static_cast<char>(c + 0x20);
  }
  return result;
}

}  // namespace veritally
