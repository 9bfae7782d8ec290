// Pattern: a regular expression (RE2) of an editor, found as whole words: 'war' is not found in
// "warm". Const once made; any thread.
#pragma once

#include "entry.hpp"
#include "wrong.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <re2/re2.h>

namespace veritally::pack {

enum class Case { ignored, counts };

class Pattern {
 public:
  // Throws Wrong where the expression is none, or matches what is empty.
  Pattern(const Written& expression, Case letters, const Entry& entry);

  struct Match {
    static constexpr int most_groups = 10;
    re2::StringPiece groups[most_groups];  // the first one is all of it
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  // The first place at or behind `from`.
  std::optional<Match> find(std::string_view text, std::uint64_t from = 0) const;

  // Throws Wrong where the replacement names a group that the expression does not have.
  void check_replacement(const Written& replacement, const Entry& entry) const;
  // The replacement with its \1 filled in; begins with a capital where the words do.
  std::string replaced(const std::string& replacement, const Match& match) const;

  const std::string& expression() const { return expression_; }

 private:
  std::string expression_;
  Case letters_;
  std::unique_ptr<const RE2> words_;  // with what may stand around it
};

}  // namespace veritally::pack
