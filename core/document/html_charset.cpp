#include "document/formats.hpp"

#include <algorithm>
#include <string>

namespace veritally {

std::string_view declared_charset(std::string_view html) {
  const std::string_view start = html.substr(0, 1024);
  std::string folded(start);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (std::size_t meta = folded.find("<meta"); meta != std::string::npos;
       meta = folded.find("<meta", meta + 1)) {
    const std::size_t end = std::min(folded.find('>', meta), folded.size());
    std::size_t at = folded.find("charset", meta);
    if (at >= end) continue;
    at = folded.find_first_not_of(" \t\r\n", at + 7);
    if (at >= end || folded[at] != '=') continue;
    at = folded.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at >= end) continue;
    return start.substr(at, std::min(folded.find_first_of(" \t\r\n\"';/>", at), end) - at);
  }
  return {};
}

}  // namespace veritally
