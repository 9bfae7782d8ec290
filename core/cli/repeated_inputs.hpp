// Repeated inputs: files that a call gives both as a draft and as a source.
#pragma once

#include "audit/result.hpp"
#include "cli/inputs.hpp"

#include <string>
#include <vector>

namespace veritally {

// Takes those out of the sources: a text confirms nothing that it says itself. Says so with a
// warning for each that the operands name, and with a note for those that only stand in a folder or
// match a pattern.
std::vector<Incident> drop_repeated(const std::vector<std::string>& operands,
                                    std::vector<Input>& inputs);

}  // namespace veritally
