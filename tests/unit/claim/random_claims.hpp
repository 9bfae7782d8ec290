// What the tests of the claim table share: claims made at random, as whole claims and as fields,
// and an origin that only counts.
#pragma once

#include "base/exact.hpp"
#include "claim/claim_table.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace veritally::test {

inline std::string pick(Random& random, const std::vector<std::string>& words) {
  return words[up_to(random, words.size() - 1)];
}

inline Period random_period(Random& random) {
  Period period;
  const int first = between(random, -400000, 400000);
  if (!one_in(random, 4)) period.from = from_days(first);
  if (!one_in(random, 4)) period.to = from_days(first + between(random, 0, 1000));
  period.fiscal = one_in(random, 4);
  period.relation = static_cast<Relation>(up_to(random, 4));
  return period;
}

inline Interval random_interval(Random& random) {
  Decimal low = random_decimal(random);
  Decimal high = random_near(random, low);
  if (high < low) std::swap(low, high);
  Interval out = Interval::closed(low, high);
  if (low < high) {
    out.low.open = one_in(random, 2);
    out.high.open = one_in(random, 2);
  }
  if (one_in(random, 4)) out.low = {{}, true, true};
  if (one_in(random, 4)) out.high = {{}, true, true};
  return out;
}

inline std::vector<std::string> random_names(Random& random, std::size_t most) {
  std::vector<std::string> names;
  for (auto left = up_to(random, most); left > 0; --left) {
    names.push_back(pick(random, {"Amazon", "AMAZON", "Meta", "Acme Ltd", "é", "n"}) +
                    (one_in(random, 2) ? std::to_string(up_to(random, 500)) : ""));
  }
  return names;
}

// A claim without what only ClaimDetails can hold.
inline Claim random_plain_claim(Random& random) {
  Claim claim;
  if (!one_in(random, 4)) claim.id = "c" + std::to_string(up_to(random, 100000));
  claim.document = pick(random, {"draft.md", "wire.txt", ""});
  if (one_in(random, 2)) claim.begin = random() >> up_to(random, 63);
  claim.subject = random_names(random, 3);
  claim.measure = pick(random, {"", "revenue", "Revenue", "head count"});
  claim.scope = random_names(random, 2);
  if (one_in(random, 2)) claim.period = random_period(random);
  Quantity& quantity = claim.quantity;
  quantity.value = random_decimal(random);
  quantity.unit = pick(random, {"1", "USD", "usd", "percent"});
  quantity.comparator = static_cast<Comparator>(up_to(random, 4));
  quantity.approximate = one_in(random, 2);
  quantity.change = static_cast<Change>(up_to(random, 2));
  const auto usual = interval_of(quantity.value, quantity.comparator, quantity.approximate);
  quantity.interval = usual && one_in(random, 2) ? *usual : random_interval(random);
  claim.modality = static_cast<Modality>(up_to(random, 5));
  return claim;
}

// A claim's fields, and the texts that they look at.
struct Fields {
  Fields(Claim from, std::uint64_t record)
      : claim(std::move(from)),
        subject(join(claim.subject)),
        period(claim.period ? pack_period(*claim.period) : "") {
    std::vector<std::string> sorted = claim.scope;
    std::sort(sorted.begin(), sorted.end());
    scope = join(sorted);
    fields.id = claim.id;
    fields.subject = subject;
    fields.measure = claim.measure;
    fields.unit = claim.quantity.unit;
    fields.scope = scope;
    fields.document = claim.document;
    fields.period = period;
    fields.value = claim.quantity.value;
    const Quantity& quantity = claim.quantity;
    const auto usual = interval_of(quantity.value, quantity.comparator, quantity.approximate);
    if (!usual || !equal(*usual, quantity.interval)) fields.interval = quantity.interval;
    fields.approximate = quantity.approximate;
    fields.together = claim.subject.size() > 1;
    fields.comparator = claim.quantity.comparator;
    fields.change = claim.quantity.change;
    fields.modality = claim.modality;
    fields.begin = claim.begin.value_or(0);
    fields.record = record;
  }
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  Claim claim;
  std::string subject;
  std::string period;
  std::string scope;
  ClaimFields fields;
};

// Gives claims that say only which record and ordinal they were asked for by.
class CountingOrigin final : public ClaimOrigin {
 public:
  explicit CountingOrigin(std::string name) : name_(std::move(name)) {}
  Result<Claim> fetch(std::uint64_t record, std::uint64_t ordinal) const override {
    Claim claim;
    claim.id = name_ + "#" + std::to_string(ordinal);
    claim.begin = record;
    return claim;
  }
  Span locate(std::uint64_t record) const override { return {{name_, record, 1}, record, record}; }

 private:
  std::string name_;
};

// Details are compared by what they hold: their numbers are given in the order of arrival.
inline bool same_row(const ClaimTable& table, const ClaimRow& a, const ClaimRow& b) {
  const Decimal left = table.stated(a);
  const Decimal right = table.stated(b);
  return left.mantissa() == right.mantissa() && left.exponent() == right.exponent() &&
         a.context == b.context && a.document == b.document && a.detailed() == b.detailed() &&
         equal(table.interval(a), table.interval(b));
}

}  // namespace veritally::test
