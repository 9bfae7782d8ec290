// Tags and comments where they stand in HTML, as the standard's tokenizer ends them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace veritally {

struct HtmlMarkup {
  enum class Kind : std::uint8_t { none, comment, open_tag, close_tag };

  Kind kind = Kind::none;        // none: the bracket is text
  std::size_t length = 0;        // as far as it goes, where nothing ends it
  std::string_view name;         // of the tag, as written
  std::uint32_t attributes = 0;  // how many
  bool closed = false;           // "<path/>"
};

// What the bracket at the front begins, outside of raw text. Comments are also what the standard
// reads as such: declarations, "<?x>" and "</ x>". REQUIRES: the front is "<". Pure.
HtmlMarkup html_markup_at(std::string_view html);

}  // namespace veritally
