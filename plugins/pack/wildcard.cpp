#include "wildcard.hpp"

#include <algorithm>

namespace veritally::pack {

Wildcard::Wildcard(std::string_view name) {
  std::string expression = "(?i)";
  while (!name.empty()) {
    const auto star = std::min(name.find('*'), name.size());
    expression += RE2::QuoteMeta(name.substr(0, star));
    if (star < name.size()) expression += ".*";
    name.remove_prefix(std::min(star + 1, name.size()));
  }
  whole_ = std::make_unique<const RE2>(expression);
  words_ = std::make_unique<const RE2>("(?:^|[^\\pL\\pN])(?:" + expression + ")(?:$|[^\\pL\\pN])");
}

}  // namespace veritally::pack
