// TextPlaces: bytes of a text as places in the file that it is a piece of.
#pragma once

#include "base/result.hpp"
#include "syntax/node.hpp"

#include <cstdint>
#include <string_view>

namespace veritally {

// Where a text begins: its file, which is borrowed, and its line and column there.
struct TextStart {
  std::string_view file;
  std::uint64_t line = 1;
  std::uint64_t column = 1;
};

class TextPlaces : public Places {
 public:
  TextPlaces(std::string_view text, const TextStart& start) : text_(text), start_(start) {}
  Place of(std::uint64_t at) const override;

 private:
  std::string_view text_;
  TextStart start_;
};

}  // namespace veritally
