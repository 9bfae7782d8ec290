// What the tests of audits share: claims in a table, the project's own rules as a plugin, an audit
// of them, and exact numbers that are obviously right.
#pragma once

#include "audit/engine.hpp"
#include "claimset/claim_set.hpp"
#include "support/shared_data.hpp"

#include <veritally/plugin.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::test {

inline const ReferenceData& reference() {
  static const auto data = [] {
    auto loaded = ReferenceData::load(source_folder() / "data", std::nullopt, std::nullopt);
    if (!loaded) ADD_FAILURE() << to_string(loaded.error());
    return std::move(*loaded);
  }();
  return *data;
}

// The rules as a plugin that is part of the test program.
template <class... Rules>
Plugin plugin_of() {
  static constexpr vt_plugin table = plugin::plugin_table<Rules...>("test", "1.0.0");
  auto made = verify_plugin(table, "test");
  if (!made) ADD_FAILURE() << to_string(made.error());
  return std::move(*made);
}

// "X" has a revenue of `value` in the document "d".
inline Claim claim(std::string id, Decimal value, std::string unit = "USD") {
  Claim made;
  made.id = std::move(id);
  made.document = "d";
  made.subject = {"X"};
  made.measure = "revenue";
  made.quantity.value = value;
  made.quantity.unit = std::move(unit);
  made.quantity.interval = *interval_of(value, Comparator::equal, false);
  return made;
}

inline std::unique_ptr<ClaimTable> table_of(const std::vector<Claim>& claims) {
  auto table = std::make_unique<ClaimTable>();
  const auto held = std::make_shared<HeldClaims>("claims");
  for (const Claim& one : claims) held->on_claim(Claim(one), RecordPlace{});
  add_held(held, *table);
  return table;
}

// An audit and the claims that it refers to. Claims of one segment have their places as references.
struct Audit {
  std::unique_ptr<ClaimTable> table;
  AuditResult result;
};

inline Audit audit(const std::vector<Claim>& claims, std::vector<Plugin> plugins,
                   const AuditRequest& request = {}) {
  Audit out;
  out.table = table_of(claims);
  auto engine = Engine::make(std::move(plugins), reference(), {});
  if (!engine) {
    ADD_FAILURE() << to_string(engine.error());
    return out;
  }
  auto result = (*engine)->run(*out.table, request);
  if (!result) {
    ADD_FAILURE() << to_string(result.error());
    return out;
  }
  out.result = std::move(*result);
  return out;
}

inline AuditRequest worded() {
  AuditRequest request;
  request.all_words = true;
  return request;
}

// ---- Intervals, the slow and obvious way: an end is a number and a step beside it ----

// Before, at or behind a number: (5 is {5, 1}, 5] is {5, 0}, 5) is {5, -1}.
using Point = std::pair<Rational, int>;

struct Ends {
  std::optional<Point> low;  // nullopt: unbounded
  std::optional<Point> high;
};

inline Ends ends_of(const Interval& interval, const Rational& factor = 1) {
  Ends ends;
  if (!interval.low.unbounded) {
    ends.low = {to_rational(interval.low.value) * factor, interval.low.open ? 1 : 0};
  }
  if (!interval.high.unbounded) {
    ends.high = {to_rational(interval.high.value) * factor, interval.high.open ? -1 : 0};
  }
  return ends;
}

inline bool under(const Ends& a, const Ends& b) { return a.high && b.low && *a.high < *b.low; }
inline bool apart(const Ends& a, const Ends& b) { return under(a, b) || under(b, a); }

}  // namespace veritally::test
