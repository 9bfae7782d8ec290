// Context: what the words around a quantity say about it beyond its own phrase: the direction of a
// change, an age.
#pragma once

#include "extract/mention.hpp"
#include "extract/phrase.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::extract {

// Sets the change that the words around it speak of ("rose sharply by 5 %", "a 5 % increase") and
// turns a number that is somebody's age into years. `floor`: what lies before belongs to others.
void apply_context(std::string_view text, std::size_t floor, ValueMatch& match,
                   const Vocabulary& vocabulary);

// A number and nothing else: no unit, noun, rate or fraction.
bool is_bare(const Quantity& quantity);

// "subió un 5 % hasta 30 euros", "rose 5 % up to $30": where the change before it led to is no
// bound.
void drop_limit_word(std::string_view text, const Mention& before, ValueMatch& match,
                     const Lexicon& lexicon);

// Whether the range is a change from its first value to its second: "fell from 40 % to 28 %".
bool is_change(std::string_view text, const ValueMatch& range, const Vocabulary& vocabulary);

// The two quantities of such a range.
std::optional<std::pair<ValueMatch, ValueMatch>> parts_of(std::string_view text,
                                                          const ValueMatch& range,
                                                          const Vocabulary& vocabulary);

}  // namespace veritally::extract
