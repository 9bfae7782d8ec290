#include "audit/links.hpp"

#include <veritally/plugin/host.hpp>
#include <veritally/plugin/nearness.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace veritally {
namespace {

constexpr std::size_t most_looked_at = 256;  // claims of a group, of a subject, of a measure
constexpr std::size_t most_of_group = 12;    // that are shown
constexpr std::size_t most_beyond = 3;       // likewise, of each nearness

class LinkFinder {
 public:
  LinkFinder(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
             const AuditClaims& claims)
      : table_(table), alignment_(alignment), bases_(bases) {
    context_.claims = &claims;
    for (SubjectKey key = 0; key < alignment.key_count(); ++key) {
      for (const ClaimRef ref : alignment.claims(key)) add(key, ref);
    }
  }

  ClaimLinks links_of(ClaimRef ref) const {
    ClaimLinks out{.claim = ref};
    for (const ClaimRef other : candidates(ref)) {
      const auto nearness = nearness_of(ref, other);
      if (nearness) out.links.push_back({other, *nearness, differing(ref, other)});
    }
    const auto distance = [&](const ClaimLink& link) {
      const bool here = table_.row(link.other).document == table_.row(ref).document;
      return std::tuple(link.nearness, link.differs.count(), here);
    };
    std::ranges::stable_sort(out.links, {}, distance);
    keep_nearest(out);
    return out;
  }

 private:
  // The first claims of a group of one subject, and how many it has.
  struct Group {
    std::vector<ClaimRef> first;
    std::uint64_t claims = 0;
  };
  static std::uint64_t group_key(SubjectKey subject, std::uint32_t group) {
    return std::uint64_t{subject} << 32 | group;
  }
  const Basis& basis_of(ClaimRef ref) const { return bases_.of(table_.row(ref)); }
  Facets differing(ClaimRef a, ClaimRef b) const {
    return bases_.differing(table_.row(a), table_.row(b));
  }

  void add(SubjectKey key, ClaimRef ref) {
    const std::uint32_t number = basis_of(ref).group;
    Group& group = groups_[group_key(key, number)];
    // Of each subject the first claim stands for its group.
    std::vector<ClaimRef>& elsewhere = subjects_[number];
    if (group.claims == 0 && elsewhere.size() < most_looked_at) elsewhere.push_back(ref);
    if (group.first.size() < most_looked_at) group.first.push_back(ref);
    ++group.claims;
  }

  std::vector<ClaimRef> candidates(ClaimRef ref) const {
    const SubjectKey subject = alignment_.subject(ref);
    const std::uint32_t group = basis_of(ref).group;
    std::vector<ClaimRef> found = groups_.at(group_key(subject, group)).first;
    const auto add = [&](std::span<const ClaimRef> more) {
      const std::size_t count = std::min(more.size(), most_looked_at);
      found.insert(found.end(), more.begin(), more.begin() + static_cast<std::ptrdiff_t>(count));
    };
    if (subject != 0) add(alignment_.claims(subject));
    if (basis_of(ref).measure != 0) add(subjects_.at(group));
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    std::erase(found, ref);
    return found;
  }

  // None: the two have no more in common than any.
  std::optional<Nearness> nearness_of(ClaimRef a, ClaimRef b) const {
    const Facets differs = differing(a, b);
    const bool one_measure = !differs[index_of(Facet::measure)] && basis_of(a).measure != 0;
    const bool one_dimension = !differs[index_of(Facet::dimension)];
    if (alignment_.subject(a) != alignment_.subject(b)) {
      if (one_measure && one_dimension) return Nearness::other_subject;
      return std::nullopt;
    }
    if (!one_measure) {
      return one_dimension ? std::optional(Nearness::other_measure) : std::nullopt;
    }
    if (!one_dimension) return Nearness::other_unit;
    // Claims that name no subject are not known to speak of one thing.
    if (alignment_.subject(a) == 0) return std::nullopt;
    if (differs.none()) return Nearness::same_basis;
    const HostServices services(context_);
    const plugin::Host host(&services);
    const bool near = plugin::near_telling(*host.claim(a), *host.claim(b));
    return near ? Nearness::near_basis : Nearness::other_basis;
  }

  void keep_nearest(ClaimLinks& out) const {
    std::array<std::size_t, 6> kept{};
    std::size_t of_group = 0;
    std::erase_if(out.links, [&](const ClaimLink& link) {
      if (link.nearness <= Nearness::other_basis) return ++of_group > most_of_group;
      return ++kept[static_cast<std::size_t>(link.nearness)] > most_beyond;
    });
    const Group& group =
        groups_.at(group_key(alignment_.subject(out.claim), basis_of(out.claim).group));
    if (of_group > 0) out.more = group.claims - 1 - std::min(of_group, most_of_group);
  }

  const ClaimTable& table_;
  const Alignment& alignment_;
  const Bases& bases_;
  HostContext context_;
  std::unordered_map<std::uint64_t, Group> groups_;                    // by group_key
  std::unordered_map<std::uint32_t, std::vector<ClaimRef>> subjects_;  // by number of the group
};

// Puts the checks that name both of its ends beside each link.
void add_checks(AuditResult& result) {
  std::unordered_map<ClaimRef, std::vector<std::size_t>> naming;  // checks by the claims asked for
  for (const ClaimLinks& one : result.links) naming.try_emplace(one.claim);
  for (std::size_t i = 0; i < result.checks.size(); ++i) {
    for (const ClaimRef ref : result.checks[i].claims) {
      const auto asked = naming.find(ref);
      if (asked != naming.end()) asked->second.push_back(i);
    }
  }
  for (ClaimLinks& one : result.links) {
    for (const std::size_t i : naming.at(one.claim)) {
      const Check& check = result.checks[i];
      for (ClaimLink& link : one.links) {
        if (std::ranges::find(check.claims, link.other) == check.claims.end()) continue;
        link.checks.emplace_back(check.rule, check.verdict);
      }
    }
  }
}

}  // namespace

void find_links(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                const AuditClaims& claims, const std::function<bool(ClaimRef)>& wanted,
                AuditResult& result) {
  const LinkFinder finder(table, alignment, bases, claims);
  for (const ClaimOutcome& outcome : result.outcomes) {
    if (wanted(outcome.claim)) result.links.push_back(finder.links_of(outcome.claim));
  }
  add_checks(result);
}

std::string_view to_string(Nearness nearness) {
  constexpr std::array<std::string_view, 6> words = {
      "same-basis", "near-basis", "other-basis", "other-unit", "other-measure", "other-subject"};
  return words[static_cast<std::size_t>(nearness)];
}

}  // namespace veritally
