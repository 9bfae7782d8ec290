#include "selection.hpp"

#include <algorithm>

namespace veritally::pack {

Names::Names(const plugin::Host& host, plugin::Column column, const std::vector<Written>& names)
    : all_(names.empty()) {
  for (const Written& name : names) {
    if (name.text.find('*') == std::string::npos) {
      names_.emplace_back(host.canonical(column, name.text));
    } else {
      wildcards_.emplace_back(name.text);
    }
  }
}

bool Names::hold(std::string_view name) const {
  const auto same = [name](const std::string& own) { return plugin::same_letters(own, name); };
  return all_ || std::ranges::any_of(names_, same) ||
         std::ranges::any_of(wildcards_, [name](const Wildcard& own) { return own.is(name); });
}

std::string_view noun_of_rate(std::string_view per) {
  const std::string_view words = plugin::trimmed(per);
  return words.substr(words.rfind(' ') + 1);
}

}  // namespace veritally::pack
