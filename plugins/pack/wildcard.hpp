// Names in which * stands for anything, and the case of letters for nothing. Const once made; any
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <re2/re2.h>

namespace veritally::pack {

class Wildcard {
 public:
  explicit Wildcard(std::string_view name);

  bool is(std::string_view text) const { return RE2::FullMatch(text, *whole_); }
  // Stands in the text as whole words.
  bool stands_in(std::string_view text) const { return RE2::PartialMatch(text, *words_); }

 private:
  std::unique_ptr<const RE2> whole_;
  std::unique_ptr<const RE2> words_;
};

}  // namespace veritally::pack
