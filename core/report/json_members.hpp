// Members of the contract's report as JSON that more than one writer has: of a whole audit, of a
// part, and of parts that are joined. Each is called where an object's next member may stand.
#pragma once

#include "audit/outcome.hpp"
#include "audit/result.hpp"
#include "base/json_writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

void write_member(JsonWriter& out, std::string_view key, std::string_view value);
void write_count(JsonWriter& out, std::string_view key, std::uint64_t value);

// An array of which `body()` writes the items.
template <class Body>
void write_list(JsonWriter& out, std::string_view key, const Body& body) {
  out.key(key);
  out.begin_array();
  body();
  out.end_array();
}

// From "schema" to "documents".
void write_head(JsonWriter& out, const AuditResult& result, std::string_view verdict);

void write_incidents(JsonWriter& out, const std::vector<Incident>& incidents);

// An outcome in the words that stand for it.
struct OutcomeWords {
  Status status = Status::unchecked;
  std::string_view reason{};               // of unchecked ones
  std::vector<std::string_view> rules{};   // of all others
  std::vector<std::string_view> others{};  // ids
  std::uint32_t voices = 0;                // of confirmed ones
  std::string detail{};                    // of confirmed and unchecked ones
};
// The value alone.
void write_outcome(JsonWriter& out, const OutcomeWords& outcome);

}  // namespace veritally
