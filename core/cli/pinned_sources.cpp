#include "cli/pinned_sources.hpp"

#include "base/byte_source.hpp"
#include "base/sha256.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace veritally {
namespace {

struct Pin {
  std::string source;  // as the mark names it, without fragment
  std::string sha256;  // in lower case

  auto operator<=>(const Pin&) const = default;
};

// What the target of a source mark pins; nullopt where it names no hash.
std::optional<Pin> pin_of(std::string_view target) {
  constexpr std::string_view scheme = "src:";
  constexpr std::string_view key = " sha256=";
  const auto at = target.find(key);
  if (!target.starts_with(scheme) || at == std::string_view::npos) return std::nullopt;
  const std::string_view named = target.substr(scheme.size(), at - scheme.size());
  Pin pin{std::string(named.substr(0, named.find('#'))),
          std::string(target.substr(at + key.size()))};
  std::ranges::transform(pin.sha256, pin.sha256.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return pin;
}

bool is_sha256(std::string_view text) {
  constexpr std::size_t digits = 64;
  return text.size() == digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// The input at that path, or else the only one with that file name.
const InputInfo* input_named(std::span<const InputInfo> inputs, std::string_view name) {
  const InputInfo* found = nullptr;
  for (const InputInfo& input : inputs) {
    if (input.path == name) return &input;
    if (file_name(input.path) != file_name(name)) continue;
    if (found != nullptr) return nullptr;
    found = &input;
  }
  return found;
}

Result<std::string> hash_of(std::span<const AuditedDocument> documents, const InputInfo& input) {
  if (!input.sha256.empty()) return input.sha256;
  for (const AuditedDocument& document : documents) {
    if (document.document.path == input.path) return sha256(document.bytes);
  }
  const auto file = open_file(input.path);
  if (!file) return tl::unexpected(file.error());
  const auto bytes = read_all(**file);
  if (!bytes) return tl::unexpected(bytes.error());
  return sha256(*bytes);
}

std::set<Pin> pins_of(const Document& document) {
  std::set<Pin> pins;
  for (const Link& link : document.links) {
    if (auto pin = pin_of(link.target)) pins.insert(std::move(*pin));
  }
  return pins;
}

}  // namespace

Result<std::vector<Incident>> changed_sources(std::span<const AuditedDocument> documents,
                                              std::span<const InputInfo> inputs) {
  std::vector<Incident> incidents;
  const auto warn = [&](std::string message) {
    incidents.push_back({"changed-source", std::move(message), Severity::warning});
  };
  for (const AuditedDocument& document : documents) {
    const std::string& path = document.document.path;
    for (const Pin& pin : pins_of(document.document)) {
      if (!is_sha256(pin.sha256)) {
        warn(path + ": the mark of the source " + pin.source + " names \"" + pin.sha256 +
             "\", which is no SHA-256 of 64 hexadecimal digits");
        continue;
      }
      const InputInfo* input = input_named(inputs, pin.source);
      if (input == nullptr) continue;
      const auto hash = hash_of(documents, *input);
      if (!hash) return tl::unexpected(hash.error());
      if (*hash == pin.sha256) continue;
      warn(path + ": the source " + input->path + " has changed: its SHA-256 is " + *hash +
           ", where " + pin.sha256 + " was used");
    }
  }
  return incidents;
}

}  // namespace veritally
