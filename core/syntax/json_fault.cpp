#include "syntax/json_fault.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <vector>

namespace veritally {
namespace {

constexpr std::string_view spaces = " \t\r\n";
constexpr std::string_view structure = "{}[]:,\"";
constexpr std::string_view ends_token = " \t\r\n{}[]:,\"";

// Behind the closing quote of the string that begins here, or at the end of the text.
std::size_t behind_string(std::string_view text, std::size_t quote) {
  for (std::size_t i = quote + 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\') ++i;
  }
  return text.size();
}

// What stands before a place: the brackets that are open there, and the last token.
struct Before {
  std::vector<char> open;
  char last = '\0';  // its first byte; of a name in an object the letter k
};

Before before(std::string_view text, std::size_t at) {
  Before out;
  for (std::size_t i = 0; i < at;) {
    const char c = text[i];
    if (spaces.find(c) != std::string_view::npos) {
      ++i;
      continue;
    }
    const bool names = out.last == '{' || (out.last == ',' && out.open.back() == '{');
    if ((c == '}' || c == ']') && !out.open.empty()) out.open.pop_back();
    if (c == ',' && out.open.empty()) return out;
    if (c == '{' || c == '[') out.open.push_back(c);
    out.last = c == '"' && names ? 'k' : c;
    if (c == '"') {
      i = behind_string(text, i);
    } else if (structure.find(c) != std::string_view::npos) {
      ++i;
    } else {
      i = std::min(text.find_first_of(ends_token, i), text.size());
    }
  }
  return out;
}

std::string_view wanted(const Before& before) {
  const bool object = !before.open.empty() && before.open.back() == '{';
  switch (before.last) {
    case '\0':
    case ':':
      return "a value";
    case '{':
      return "a name in quotes or \"}\"";
    case '[':
      return "a value or \"]\"";
    case ',':
      return object ? "a name in quotes" : "a value";
    case 'k':
      return "a \":\"";
    default:
      if (before.open.empty()) return "nothing more";
      return object ? "a \",\" or \"}\"" : "a \",\" or \"]\"";
  }
}

}  // namespace

std::uint64_t faulty_string(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '"') {
      ++i;
      continue;
    }
    const std::size_t end = behind_string(text, i);
    const auto control = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(i),
                                      text.begin() + static_cast<std::ptrdiff_t>(end),
                                      [](unsigned char c) { return c < ' '; });
    const auto at = static_cast<std::size_t>(control - text.begin());
    if (at < end) return at;
    if (end == text.size() && (end == i + 1 || text[end - 1] != '"')) return i;
    i = end;
  }
  return text.size();
}

std::string expected_at(std::string_view text, std::uint64_t at) {
  constexpr std::size_t most = 20;  // code points of what stands there
  const std::size_t begin = std::min(text.find_first_not_of(spaces, at), text.size());
  std::string out(wanted(before(text, begin)));
  if (begin == text.size()) return out + ", found the end";
  std::size_t end = text.find_first_of(ends_token, begin);
  if (end == begin) end = text[begin] == '"' ? behind_string(text, begin) : begin + 1;
  const std::string_view token = text.substr(begin, std::min(end, text.size()) - begin);
  const auto control = [](unsigned char c) { return c < ' '; };
  if (std::ranges::any_of(token, control)) return out + ", found a control character";
  const std::string_view shown = first_code_points(token, most);
  return out + ", found " + std::string(shown) + (shown.size() < token.size() ? "..." : "");
}

}  // namespace veritally
