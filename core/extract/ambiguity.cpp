#include "extract/ambiguity.hpp"

#include "claim/claim_table.hpp"

#include <map>
#include <string>
#include <vector>

namespace veritally::extract {
namespace {

// Equal for claims that look as if they were about one thing.
std::string topic_of(const Claim& claim) {
  const Quantity& quantity = claim.quantity;
  std::string key;
  const auto add = [&key](std::string_view part) { key.append(part).push_back('\0'); };
  for (const std::string& name : claim.subject) add(name);
  add(claim.measure);
  for (const std::string& word : claim.scope) add(word);
  add(claim.period ? pack_period(*claim.period) : std::string());
  add(claim.base_period ? pack_period(*claim.base_period) : std::string());
  add(quantity.per ? pack_per(*quantity.per) : std::string());
  add(quantity.unit);
  add(quantity.of);
  add(to_string(claim.modality));
  add(to_string(quantity.change));
  return key;
}

// Whether intervals have no number in common: then two of them have none (Helly).
bool contradict(const std::vector<Claim*>& claims) {
  const Interval* latest = &claims.front()->quantity.interval;
  for (const Claim* claim : claims) {
    if (starts_before(*latest, claim->quantity.interval)) latest = &claim->quantity.interval;
  }
  for (const Claim* claim : claims) {
    if (!meets(*latest, claim->quantity.interval)) return true;
  }
  return false;
}

}  // namespace

void mark_ambiguous(std::span<Claim> sentence) {
  if (sentence.size() < 2) return;
  std::map<std::string, std::vector<Claim*>> topics;
  for (Claim& claim : sentence) {
    if (!claim.subject.empty()) topics[topic_of(claim)].push_back(&claim);
  }
  for (const auto& [topic, claims] : topics) {
    if (claims.size() < 2 || !contradict(claims)) continue;
    for (Claim* claim : claims) claim->ambiguous = true;
  }
}

}  // namespace veritally::extract
