#include "passage.hpp"

#include <utility>

namespace veritally::oracle {

std::size_t Passage::tell(const Told& told) {
  const std::size_t begin = text_.size();
  text_ += told.words;
  places_.push_back({told, begin, text_.size()});
  return places_.size() - 1;
}

void Passage::derive(Kind kind, std::size_t result, const std::vector<std::size_t>& operands) {
  derived_.push_back({kind, result, operands});
}

void Passage::append(const Passage& other) {
  const std::size_t bytes = text_.size();
  const std::size_t count = places_.size();
  text_ += other.text_;
  for (Place place : other.places_) {
    place.begin += bytes;
    place.end += bytes;
    places_.push_back(std::move(place));
  }
  for (Derived derived : other.derived_) {
    derived.result += count;
    for (std::size_t& operand : derived.operands) operand += count;
    derived_.push_back(std::move(derived));
  }
}

Checks Passage::checks() const {
  const auto bytes = [&](std::size_t i) {
    return std::to_string(places_[i].begin) + '-' + std::to_string(places_[i].end);
  };
  Checks checks;
  for (const Derived& derived : derived_) {
    std::vector<Told> operands;
    std::string where = bytes(derived.result);
    for (const std::size_t operand : derived.operands) {
      operands.push_back(places_[operand].told);
      where += ", " + bytes(operand);
    }
    const Told& result = places_[derived.result].told;
    checks.insert(expected(derived.kind, result, operands, true) + ": " + where);
  }
  return checks;
}

}  // namespace veritally::oracle
