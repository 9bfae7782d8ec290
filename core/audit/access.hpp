// AuditClaims: the claims of an audit as rules see them, after normalisation (ClaimAccess).
#pragma once

#include "audit/alignment.hpp"
#include "audit/audited_document.hpp"
#include "plugin/host_services.hpp"

#include <map>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace veritally {

// The operands of derivations as references, by the claim derived.
using Operands = std::unordered_map<ClaimRef, std::vector<ClaimRef>>;

struct ResolvedOperands {
  Operands operands;
  // The derivations that have none, in the order of the claims: each says which id nothing, more
  // than one claim, or only the derived claim itself carries.
  std::vector<Error> unresolved;
};

// Finds the claims that derivations name. A claim set's own ids come first, then those of all
// inputs.
ResolvedOperands resolve_operands(const ClaimTable& table);

// Threads: shareable.
class AuditClaims final : public ClaimAccess {
 public:
  AuditClaims(const ClaimTable& table, const Alignment& alignment, const Operands& operands,
              const DocumentViews& views);

  std::string_view text(std::uint32_t column, Symbol symbol) const override;
  std::string id(ClaimRef ref) const override;
  std::optional<std::pair<Claim, Symbol>> whole(ClaimRef ref) const override;
  bool claim(ClaimRef ref, vt_claim& out) const override;
  std::span<const ClaimRef> find(Symbol subject, Symbol measure) const override;
  std::span<const Symbol> members(Symbol subject) const override {
    return alignment_.members(subject);
  }
  std::span<const Symbol> documents() const override { return documents_; }
  bool document(Symbol symbol, vt_document& out) const override;
  std::span<const vt_sentence_ref> restated(std::uint64_t shape) const override {
    return views_.restated(shape);
  }

 private:
  const ClaimTable& table_;
  const Alignment& alignment_;
  const Operands& operands_;
  const DocumentViews& views_;
  std::vector<Symbol> documents_;  // by path
  mutable std::mutex found_lock_;
  mutable std::map<std::pair<Symbol, Symbol>, std::vector<ClaimRef>> found_;
};

}  // namespace veritally
