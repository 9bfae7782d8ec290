#include "extract/value.hpp"

#include "base/utf8.hpp"
#include "claimset/json_record.hpp"
#include "claimset/support.hpp"
#include "extract/support.hpp"
#include "targets.hpp"

#include <string>

namespace veritally::fuzz {
namespace {

void check(const Quantity& quantity, bool utf8) {
  const Interval& interval = quantity.interval;
  require(interval.low.unbounded || interval.high.unbounded ||
              interval.low.value <= interval.high.value,
          "an interval is not empty");
  require(!quantity.range || quantity.range->first <= quantity.range->second,
          "a range has its low end first");
  if (!utf8) return;
  Claim claim;
  claim.document = "d";
  claim.quantity = quantity;
  const std::string line = test::line_of(claim);
  const auto again = read_claim(line, {"f", {}, test::read_plain_value});
  require(again.has_value(), "a quantity can be written and read", line);
  require(test::line_of(*again) == line, "a quantity is read as it was written", line);
}

}  // namespace

// Values of every language in any bytes: what is read can be written and read again.
void value(std::string_view bytes) {
  const bool utf8 = valid_utf8_prefix(bytes) == bytes.size();
  for (const char* language : {"en", "de", "fr", "es"}) {
    const Vocabulary vocabulary{test::lexicon(language)};
    const auto whole = read_value(bytes, vocabulary);
    if (whole) check(*whole, utf8);
  }
}

}  // namespace veritally::fuzz
