#include "claim_files.hpp"

#include "claimset/support.hpp"
#include "targets.hpp"

#include <string>
#include <vector>

namespace veritally::fuzz {
namespace {

void through(ClaimFormat format, const std::vector<Claim>& claims) {
  const std::string text = test::written(claims, format);
  const test::Collected again = test::read_text(format, text);
  if (claims.empty()) return;
  require(again.errors.empty(), "what was written is read", text);
  require(again.claims.size() == claims.size(), "as many claims are read as were written", text);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    require(test::line_of(again.claims[i]) == test::line_of(claims[i]),
            "the claim that is read is the one that was written", text);
    require(again.claims[i].others == claims[i].others, "unknown members are kept", text);
  }
}

}  // namespace

void read_and_write(ClaimFormat format, std::string_view bytes) {
  const test::Collected read = test::read_text(format, bytes);
  for (const RecordPlace& place : read.places) {
    require(place.begin <= place.end && place.end <= bytes.size(), "a record is inside its file");
    require(place.line >= 1 && place.column >= 1, "a record has a place");
  }
  through(format, read.claims);
  through(static_cast<ClaimFormat>(bytes.size() % 4), read.claims);
}

}  // namespace veritally::fuzz
