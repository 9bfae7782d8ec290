#include "report/joined_outcome.hpp"

#include "claimset/json_record.hpp"
#include "report/json_members.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace veritally {
namespace {

constexpr std::array by_weight = {Status::conflicting, Status::confirmed, Status::recomputed,
                                  Status::undetermined, Status::unchecked};

}  // namespace

JoinedOutcomes::JoinedOutcomes(std::span<const Part> parts, std::span<const PartPlace> checks)
    : parts_(parts) {
  for (const Part& part : parts) {
    ranks_.emplace_back(part.checks.size());
    for (const PartSpeech& speech : part.speeches) speeches_.emplace(speech.ref, &speech);
  }
  for (std::uint32_t rank = 0; rank < checks.size(); ++rank) {
    ranks_[checks[rank].part][checks[rank].at] = rank;
  }
}

std::string JoinedOutcomes::outcome_of(std::span<const Said> said) {
  for (const Status status : by_weight) {
    std::vector<Said> deciding;
    std::ranges::copy_if(said, std::back_inserter(deciding),
                         [&](const Said& one) { return status_of(*one.claim) == status; });
    if (deciding.empty()) continue;
    // Why nobody checked it the claim's own part knows.
    const bool one_alone = deciding.size() == 1 || status == Status::unchecked;
    return one_alone ? std::string(deciding.front().claim->outcome) : joined(deciding, status);
  }
  throw std::out_of_range("the status of an outcome");
}

Status JoinedOutcomes::status_of(const PartClaim& claim) {
  const auto tree = reader_.read(claim.outcome, {});
  if (!tree) throw std::out_of_range("an outcome");
  for (const Node& member : Children((*tree)->front())) {
    if (member.key != "status") continue;
    for (const Status status : by_weight) {
      if (member.text == to_string(status)) return status;
    }
  }
  throw std::out_of_range("the status of an outcome");
}

std::vector<std::uint32_t> JoinedOutcomes::numbers_in(std::string_view json) {
  const auto tree = reader_.read(json, {});
  if (!tree) throw std::out_of_range("a list of numbers");
  std::vector<std::uint32_t> numbers;
  for (const Node& each : Children((*tree)->front())) {
    const std::string_view text = each.text;
    if (std::from_chars(text.data(), text.data() + text.size(), numbers.emplace_back()).ec !=
        std::errc()) {
      throw std::out_of_range("a number of a list");
    }
  }
  return numbers;
}

// What several parts name, each once, by the checks that brought it.
std::vector<std::uint32_t> JoinedOutcomes::in_order(std::span<const Said> said,
                                                    std::string_view PartClaim::* list) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;  // rank of the check, and what
  for (const Said& one : said) {
    const std::vector<std::uint32_t> numbers = numbers_in(one.claim->*list);
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
      ranked.emplace_back(ranks_[one.part].at(numbers[i + 1]), numbers[i]);
    }
  }
  std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
  std::vector<std::uint32_t> distinct;
  for (const auto& [rank, what] : ranked) {
    if (std::ranges::find(distinct, what) == distinct.end()) distinct.push_back(what);
  }
  return distinct;
}

std::string JoinedOutcomes::joined(std::span<const Said> said, Status status) {
  std::vector<std::uint32_t> others = in_order(said, &PartClaim::others);
  others.resize(std::min(others.size(), most_others));
  const ClaimRef ref = said.front().claim->ref;
  std::vector<Claim> claims = {read(ref)};
  std::vector<Speech> speeches = {speech_of(ref, claims.front())};
  for (const ClaimRef other : others) {
    claims.push_back(read(other));
    speeches.push_back(speech_of(other, claims.back()));
  }
  OutcomeWords words{.status = status};
  for (const std::uint32_t rule : in_order(said, &PartClaim::rules)) {
    words.rules.push_back(parts_.front().rules.at(rule));
  }
  std::vector<std::string_view> documents;
  for (const Claim& other : std::span(claims).subspan(1)) {
    words.others.push_back(other.id);
    documents.push_back(other.document);
  }
  if (status == Status::confirmed) {
    if (!others.empty()) words.voices = std::ranges::max(voices_among(speeches));
    words.detail = confirmation_words(claims.front().document, documents, words.voices);
  }
  std::string text;
  JsonWriter out(text);
  write_outcome(out, words);
  return text;
}

const PartClaim& JoinedOutcomes::claim(ClaimRef ref) const {
  for (const Part& part : parts_) {
    const auto at = std::ranges::lower_bound(part.claims, ref, {}, &PartClaim::ref);
    if (at != part.claims.end() && at->ref == ref) return *at;
  }
  throw std::out_of_range("a claim that no part has");
}

Claim JoinedOutcomes::read(ClaimRef ref) const {
  auto read = read_claim(std::string(claim(ref).text) + "null}", {});
  if (!read) throw std::out_of_range("a claim that cannot be read");
  return std::move(*read);
}

Speech JoinedOutcomes::speech_of(ClaimRef ref, const Claim& claim) const {
  Speech speech{
      .document = claim.document, .stated = nominal(claim.quantity), .unit = claim.quantity.unit};
  if (const auto found = speeches_.find(ref); found != speeches_.end()) {
    speech.origin = found->second->origin;
    speech.shingles = found->second->shingles;
  }
  return speech;
}

}  // namespace veritally
