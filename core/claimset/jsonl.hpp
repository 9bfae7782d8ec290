// JSONL claim sets: one record a line, read in parallel straight into the claim table.
//
// Lines that are plain go through LineScanner; the others, and those that are wrong, through the
// complete reader. A bad record is reported and counted and the rest is read.
#pragma once

#include "base/byte_source.hpp"
#include "claim/claim_table.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace veritally {

// Reads one whole JSON record. `place` is where it begins in its file. Called from many threads.
using RecordReader = std::function<Result<Claim>(std::string_view json, const Place& place)>;

// What became of a claim set's records.
struct ReadTally {
  static constexpr std::size_t most_errors = 20;
  std::uint64_t records = 0;
  std::uint64_t bad = 0;
  std::vector<Error> errors;  // the first most_errors of them, in the order of the file

  void add(Error error) {
    ++bad;
    if (errors.size() < most_errors) errors.push_back(std::move(error));
  }
};

// Adds the claims of `bytes` to the table. `name` is the file's name in reports, and the document
// of claims that name none. Fails only where the bytes cannot be read. A thread reads
// `chunk_bytes` at a time, which changes nothing but the speed; 0: as many as are likely to fill
// one segment of the table. REQUIRES: threads >= 1.
Result<ReadTally> read_jsonl(std::shared_ptr<const ByteSource> bytes, const std::string& name,
                             const RecordReader& reader, std::size_t threads, ClaimTable& table,
                             std::uint64_t chunk_bytes = 0);

}  // namespace veritally
