// What is wrong with a text that is no JSON, for error messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace veritally {

// Where the first control character inside a string stands, or the opening quote of a string that
// is never closed; the end of the text where there is neither.
std::uint64_t faulty_string(std::string_view text);

// What may stand at this place of the text and what stands there: `a "," or "}", found "x"`.
std::string expected_at(std::string_view text, std::uint64_t at);

}  // namespace veritally
