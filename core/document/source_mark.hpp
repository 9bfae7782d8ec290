// Source marks: "[^src: figures.csv#row=12]", by which an author says from where the figures beside
// it are. They are no text: a reader leaves them out and makes each a link without a length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

struct SourceMark {
  std::size_t length = 0;  // of the mark, in bytes
  std::string target;      // for Link::target: "src:" and what the mark names
};

// The mark at the front of the markup.
std::optional<SourceMark> source_mark_at(std::string_view markup);

}  // namespace veritally
