#include "claimset/jsonl.hpp"

#include "base/byte_source.hpp"
#include "base/utf8.hpp"
#include "claim_files.hpp"
#include "claimset/support.hpp"
#include "targets.hpp"

#include <memory>
#include <string>
#include <vector>

namespace veritally::fuzz {
namespace {

// All that reading yields: the claims with their places, then the errors and their number.
std::vector<std::string> outcome(std::string_view bytes, std::size_t threads,
                                 std::uint64_t chunk_bytes) {
  const RecordReader reader = [](std::string_view json, const Place& place) {
    return read_claim(json, {place.file, {0, 0, place.line, place.column}, test::read_plain_value});
  };
  ClaimTable table;
  const auto tally =
      read_jsonl(memory_bytes(std::string(bytes)), "f", reader, threads, table, chunk_bytes);
  require(tally.has_value(), "memory can be read");
  std::vector<std::string> out;
  for (std::size_t s = 0; s < table.segments().size(); ++s) {
    for (std::size_t i = 0; i < table.segments()[s].rows.size(); ++i) {
      const auto ref = static_cast<ClaimRef>(s << ClaimSegment::bits | i);
      const auto claim = table.fetch(ref);
      require(claim.has_value(), "a claim that was read is fetched");
      const ClaimOrigin::Span span = table.locate(ref);
      require(span.begin < span.end && span.end <= bytes.size(), "a claim is inside its file");
      out.push_back(std::to_string(span.place.line) + ' ' + test::line_of(*claim));
    }
  }
  require(out.size() + tally->bad == tally->records, "a record is a claim or an error");
  for (const Error& error : tally->errors) out.push_back(to_string(error));
  out.push_back(std::to_string(tally->bad));
  return out;
}

}  // namespace

// Neither threads nor chunks change what is read, and every line is read as one alone.
void jsonl(std::string_view bytes) {
  const std::vector<std::string> whole = outcome(bytes, 1, bytes.size() + 1);
  require(outcome(bytes, 1, 61) == whole, "chunks change nothing");
  require(outcome(bytes, 2, 61) == whole, "threads change nothing");
  read_and_write(ClaimFormat::jsonl, bytes);
}

}  // namespace veritally::fuzz
