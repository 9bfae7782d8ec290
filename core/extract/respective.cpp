#include "extract/respective.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace veritally::extract {
namespace {

// Behind the last of as many amounts in a list as the subjects that all of them have: "A, B and C
// spent 4, 5 and 6 million"; nowhere where there is no such list.
std::size_t end_of_list(const SentenceView& view, std::span<const Claim> claims) {
  std::vector<std::size_t> list;
  for (std::size_t i = 0; i < view.tokens.size(); ++i) {
    if (view.is(i, Role::together)) return nowhere;
    if (view.is(i, TokenKind::quantity)) {
      list.push_back(i);
    } else if (!list.empty() && !view.is(i, TokenKind::comma) && !view.is(i, Role::coordinator)) {
      if (list.size() > 1) break;
      list.clear();
    }
  }
  if (list.size() < 2) return nowhere;
  const Claim& model = claims[view.tokens[list.front()].index];
  const bool each = std::ranges::all_of(list, [&](std::size_t i) {
    const Claim& claim = claims[view.tokens[i].index];
    return claim.subject == model.subject && claim.quantity.unit == model.quantity.unit &&
           claim.quantity.change == Change::none && claim.measure == model.measure;
  });
  return each && !model.measure.empty() && model.subject.size() == list.size() ? list.back() + 1
                                                                               : nowhere;
}

}  // namespace

void give_each_its_own(const SentenceView& view, std::span<Claim> claims) {
  std::size_t at = 0;
  while (at < view.tokens.size() && !view.is(at, Role::respectively)) ++at;
  if (at == view.tokens.size()) at = end_of_list(view, claims);
  if (at == nowhere) return;
  std::vector<std::size_t> last;  // claims before the word, the last one first
  for (std::size_t i = at; i-- > 0;) {
    if (view.is(i, TokenKind::quantity)) last.push_back(view.tokens[i].index);
  }
  if (last.empty()) return;
  const Claim& model = claims[last.front()];
  const std::vector<std::string> subjects = model.subject;
  if (subjects.size() < 2 || last.size() < subjects.size()) return;
  const Claim common = model;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    Claim& claim = claims[last[i]];
    claim.subject = {subjects[subjects.size() - 1 - i]};
    claim.measure = common.measure;
    claim.period = common.period;
    claim.modality = common.modality;
    claim.scope = common.scope;
  }
}

}  // namespace veritally::extract
