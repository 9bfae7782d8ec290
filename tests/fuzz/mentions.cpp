#include "base/utf8.hpp"
#include "extract/mention.hpp"
#include "extract/support.hpp"
#include "targets.hpp"

#include <string>

namespace veritally::fuzz {
namespace {

void check(const Quantity& quantity) {
  const Interval& interval = quantity.interval;
  require(interval.low.unbounded || interval.high.unbounded ||
              interval.low.value <= interval.high.value,
          "an interval is not empty");
  require(!quantity.range || quantity.range->first <= quantity.range->second,
          "a range has its low end first");
}

}  // namespace

// Mentions of every language in any bytes: they lie in the text, in its order, and do not overlap.
void mentions(std::string_view bytes) {
  for (const char* language : {"en", "de", "fr", "es"}) {
    Mentions all;
    find_mentions(bytes, Vocabulary{test::lexicon(language)}, all);
    std::size_t at = 0;
    for (const Mention& one : all.found) {
      require(at <= one.begin && one.begin < one.end, "mentions do not overlap", bytes);
      at = one.end;
      check(one.quantity);
    }
    require(at <= bytes.size(), "mentions lie in the text", bytes);
    for (const Unread& one : all.unread) {
      require(one.begin < one.end && one.end <= bytes.size(), "near misses lie in the text", bytes);
    }
  }
}

}  // namespace veritally::fuzz
