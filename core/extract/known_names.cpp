#include "extract/known_names.hpp"

namespace veritally {
namespace {

constexpr std::size_t longest = 100;  // bytes; a longer label is a sentence

bool is_name(std::string_view label) {
  if (label.empty() || label.size() > longest) return false;
  const auto first = static_cast<unsigned char>(label.front());
  return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

}  // namespace

void add_names(std::span<const Claim> claims, KnownNames& names) {
  for (const Claim& claim : claims) {
    for (const std::string& subject : claim.subject) {
      if (is_name(subject)) names.insert(subject);
    }
  }
}

}  // namespace veritally
