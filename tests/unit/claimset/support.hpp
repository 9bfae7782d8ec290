// What the tests of this folder share: reading a text of any format, and claims made at random.
#pragma once

#include "claimset/csv.hpp"
#include "claimset/json_file.hpp"
#include "claimset/json_record.hpp"
#include "claimset/line_scanner.hpp"
#include "claimset/record.hpp"
#include "claimset/toml.hpp"
#include "claimset/writer.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::test {

struct Collected : ClaimSink {
  std::vector<Claim> claims;
  std::vector<RecordPlace> places;
  std::vector<std::string> errors;  // as printed, "file:line:column: message; hint"

  void on_claim(Claim&& claim, const RecordPlace& place) override;
  void on_error(Error&& error) override;
};

// "5 km" and the like: a decimal, then a unit name. Anything else cannot be read.
Result<Quantity> read_plain_value(std::string_view text);

// Reads a whole file, with the name "f" and `read_plain_value`. The error that makes the file
// unusable is the last of the errors.
Collected read_text(ClaimFormat format, std::string_view text);

std::string written(const std::vector<Claim>& claims, ClaimFormat format);

// Reads one line as JSONL does: by the shape of the one before, or else in full.
bool read_line(LineScanner& scanner, std::string_view line, ClaimFields& out);

// The claim as one line of JSON: all that a claim holds, in one comparable text.
std::string line_of(const Claim& claim);

Claim random_claim(std::mt19937& random);

}  // namespace veritally::test
