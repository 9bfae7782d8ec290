#include "audit/check_order.hpp"

#include <algorithm>
#include <tuple>

namespace veritally {

CheckOrder order_of(const Check& check, std::string_view message, const ClaimTable& table,
                    const std::vector<RuleInfo>& rules) {
  CheckOrder order{.rule = rules[check.rule].id,
                   .message = message,
                   .claims = check.claims,
                   .working = check.working};
  if (check.claims.empty()) {
    const Label& label = check.labels.front();
    order.document = label.document;
    order.begin = label.begin;
    order.claim = label.claim;
  } else {
    order.claim = check.claims.front();
    order.document = table.documents.text(table.row(order.claim).document);
    order.begin = table.begin(order.claim);
  }
  return order;
}

bool before(const CheckOrder& a, const CheckOrder& b) {
  const auto first = [](const CheckOrder& order) {
    return std::tie(order.document, order.begin, order.rule, order.message, order.claim);
  };
  if (first(a) != first(b)) return first(a) < first(b);
  if (!std::ranges::equal(a.claims, b.claims)) {
    return std::ranges::lexicographical_compare(a.claims, b.claims);
  }
  return a.working < b.working;
}

}  // namespace veritally
