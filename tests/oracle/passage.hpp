// Passage: text of which is known what each of its quantities means and which follow from others.
//
//   Passage passage;
//   passage.say("Acme's revenue rose ");
//   const std::size_t change = passage.tell(percent);
//   ...
//   passage.derive(Kind::percent_change, change, {now, old});
#pragma once

#include "agreement.hpp"
#include "told.hpp"
#include "verdict.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::oracle {

class Passage {
 public:
  void say(std::string_view words) { text_ += words; }
  // The quantity's place among those of the passage.
  std::size_t tell(const Told& told);
  void derive(Kind kind, std::size_t result, const std::vector<std::size_t>& operands);
  void append(const Passage& other);

  const std::string& text() const { return text_; }
  // The check that each derivation must leave, with the claims' bytes: "12-14".
  Checks checks() const;

 private:
  struct Place {
    Told told;
    std::size_t begin;
    std::size_t end;
  };
  struct Derived {
    Kind kind;
    std::size_t result;
    std::vector<std::size_t> operands;
  };

  std::string text_;
  std::vector<Place> places_;
  std::vector<Derived> derived_;
};

}  // namespace veritally::oracle
