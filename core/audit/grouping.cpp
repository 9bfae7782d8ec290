#include "audit/grouping.hpp"

namespace veritally {

Grouping::Grouping(const Bases& bases)
    : seen_runs_(bases.run_count()), seen_groups_(bases.group_count()) {}

void Grouping::begin() {
  ++subject_;
  runs_.clear();
  groups_.clear();
  members_.clear();
}

void Grouping::add(const ClaimRow& row, const Basis& basis, ClaimRef ref) {
  const std::uint32_t run = run_of(basis);
  ++runs_[run].claims;
  members_.push_back({&row, &basis, ref, run});
}

std::uint32_t Grouping::run_of(const Basis& basis) {
  Seen& seen = seen_runs_[basis.run];
  if (seen.subject != subject_) {
    seen = {subject_, static_cast<std::uint32_t>(runs_.size())};
    const std::uint32_t group = group_of(basis);
    ++groups_[group].runs;
    runs_.push_back({group, 0, 0});
  }
  return seen.index;
}

std::uint32_t Grouping::group_of(const Basis& basis) {
  Seen& seen = seen_groups_[basis.group];
  if (seen.subject != subject_) {
    seen = {subject_, static_cast<std::uint32_t>(groups_.size())};
    groups_.emplace_back();
  }
  return seen.index;
}

// Two counting sorts: of the runs by their groups, then of the claims by their runs.
std::span<const Grouping::Member> Grouping::order() {
  if (runs_.size() == 1) return members_;
  std::uint32_t next = 0;
  for (Group& group : groups_) {
    group.begin = next;
    next += group.runs;
  }
  run_order_.resize(runs_.size());
  for (std::uint32_t run = 0; run < runs_.size(); ++run) {
    run_order_[groups_[runs_[run].group].begin++] = run;
  }
  next = 0;
  for (const std::uint32_t run : run_order_) {
    runs_[run].begin = next;
    next += runs_[run].claims;
  }
  ordered_.resize(members_.size());
  for (const Member& member : members_) ordered_[runs_[member.run].begin++] = member;
  return ordered_;
}

}  // namespace veritally
