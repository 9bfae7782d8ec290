// run_identity(): what two calls must have in common for their parts to be of one audit.
#pragma once

#include "base/result.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/setup.hpp"

#include <string>
#include <vector>

namespace veritally {

// A digest of all that a report depends on beside the gates: the version of the program; the inputs
// with their paths, roles and hashes; the rules that run with their versions and options; packs,
// rates and aliases by what is in them; and how inputs are read. Fails where one of these files can
// no longer be read. REQUIRES: inputs were read with hashes.
Result<std::string> run_identity(const CheckOptions& options, const std::vector<Input>& inputs,
                                 const Setup& setup, const ReadInputs& read);

}  // namespace veritally
