// Context: what the words around a quantity say about it beyond its own phrase: the direction of a
// change, an age, the unit that a list shares.
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

// Whether the range is a change from its first value to its second: "fell from 40 % to 28 %".
bool is_change(std::string_view text, const ValueMatch& range, const Vocabulary& vocabulary);

// The two quantities of such a range.
std::optional<std::pair<ValueMatch, ValueMatch>> parts_of(std::string_view text,
                                                          const ValueMatch& range,
                                                          const Vocabulary& vocabulary);

// "45 and 50 mg": gives bare numbers the unit of the last one of their list. From the mention
// `first` on.
void share_lists(std::string_view text, std::vector<Mention>& mentions, std::size_t first,
                 const Lexicon& lexicon);

}  // namespace veritally::extract
