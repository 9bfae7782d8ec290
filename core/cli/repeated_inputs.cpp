#include "cli/repeated_inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace veritally {
namespace {

// The file itself, by whatever path or link it is given.
std::string identity_of(const Input& input) {
  std::error_code error;
  const auto path = std::filesystem::canonical(input.path, error);
  return error ? input.path : path.string();
}

Incident told(const std::string& path, Severity severity) {
  return {"repeated-input",
          path +
              " is given as a draft and as a source: it is read as a draft alone, since a text "
              "confirms nothing that it says itself",
          severity};
}

}  // namespace

std::vector<Incident> drop_repeated(const std::vector<std::string>& operands,
                                    std::vector<Input>& inputs) {
  std::vector<Incident> incidents;
  std::set<std::string> drafts;
  for (const Input& input : inputs) {
    if (!input.source && !input.claim_set) drafts.insert(identity_of(input));
  }
  std::erase_if(inputs, [&](const Input& input) {
    if (!input.source || !drafts.contains(identity_of(input))) return false;
    const bool named = std::ranges::find(operands, input.path) != operands.end();
    incidents.push_back(told(input.path, named ? Severity::warning : Severity::note));
    return true;
  });
  return incidents;
}

}  // namespace veritally
