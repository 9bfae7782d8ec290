// JSON-LD: what a page's structured data say of the article. simdjson stays in json_ld.cpp.
#pragma once

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace veritally {

struct ArticleData {
  std::string headline;
  std::optional<Date> published;
};

// Keeps what `data` lacks. What is no JSON says nothing.
void read_json_ld(std::string_view json, ArticleData& data);

}  // namespace veritally
