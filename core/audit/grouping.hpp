// Grouping: brings the claims of one subject into groups (same measure and dimension) and, inside
// of them, runs (same basis), in time linear in the claims.
//
// For each subject: begin(), add() its claims in the order of the input, order(). Groups, the runs
// of a group and the claims of a run come in the order of their first claims; the numbers of groups
// and runs bring equals together only, mean nothing and do not show. Not thread-safe.
#pragma once

#include "audit/basis.hpp"
#include "claim/claim_table.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace veritally {

class Grouping {
 public:
  struct Member {
    const ClaimRow* row = nullptr;
    const Basis* basis = nullptr;
    ClaimRef ref = 0;
    std::uint32_t run = 0;  // its index among the runs of the subject
  };

  explicit Grouping(const Bases& bases);

  void begin();
  void add(const ClaimRow& row, const Basis& basis, ClaimRef ref);
  // Valid until the next begin().
  std::span<const Member> order();

 private:
  // A run or group that was met, and which one of the subject it is.
  struct Seen {
    std::uint32_t subject = 0;
    std::uint32_t index = 0;
  };
  struct Run {
    std::uint32_t group = 0;  // its index among the groups of the subject
    std::uint32_t claims = 0;
    std::uint32_t begin = 0;  // where its next claim goes
  };
  struct Group {
    std::uint32_t runs = 0;
    std::uint32_t begin = 0;  // where its next run goes
  };

  std::uint32_t run_of(const Basis& basis);
  std::uint32_t group_of(const Basis& basis);

  std::uint32_t subject_ = 0;
  std::vector<Seen> seen_runs_;  // by the number of the run, of the group
  std::vector<Seen> seen_groups_;
  std::vector<Run> runs_;  // of the subject, by first appearance
  std::vector<Group> groups_;
  std::vector<std::uint32_t> run_order_;
  std::vector<Member> members_;
  std::vector<Member> ordered_;
};

}  // namespace veritally
