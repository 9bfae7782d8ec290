// The kinds of rules that a pack can declare.
#pragma once

#include "declared.hpp"

#include <span>
#include <string_view>

namespace veritally::pack {

struct Kind {
  std::string_view name;  // of its tables: [[phrase]]
  DeclaredRule (*declare)(Entry& entry);
};

std::span<const Kind> kinds();

}  // namespace veritally::pack
