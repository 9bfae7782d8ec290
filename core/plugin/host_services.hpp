// HostServices: what a rule can ask of the host during one call (vt_host of abi.h).
//
// Make one for each call of a plugin function, pass its address as the `const vt_host*`, and drop
// it when the call has returned: every number and text that the rule was given dies with it. It
// belongs to one thread. What is behind it (claims, reference data, the sink) comes through the
// two interfaces below, so that core/plugin knows nothing of the audit that calls it.
#pragma once

#include "base/interval.hpp"
#include "base/result.hpp"
#include "claim/claim_table.hpp"
#include "reference/reference_data.hpp"

#include <veritally/abi.h>

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace veritally {

// The claims of the audit as rules see them: after normalisation.
class ClaimAccess {
 public:
  virtual ~ClaimAccess() = default;
  virtual std::string_view text(std::uint32_t column, Symbol symbol) const = 0;
  virtual std::string id(ClaimRef ref) const = 0;
  // The whole claim again, and the symbol of its document. nullopt if there is no such claim.
  virtual std::optional<std::pair<Claim, Symbol>> whole(ClaimRef ref) const = 0;
  // False if there is no such claim. `out.operands` points into the audit.
  virtual bool claim(ClaimRef ref, vt_claim& out) const = 0;
  virtual std::span<const ClaimRef> find(Symbol subject, Symbol measure) const = 0;
  virtual std::span<const Symbol> members(Symbol subject) const = 0;
  // All documents by path; what a document rule sees of one. False if there is no such document.
  virtual std::span<const Symbol> documents() const = 0;
  virtual bool document(Symbol symbol, vt_document& out) const = 0;
  virtual std::span<const vt_sentence_ref> restated(std::uint64_t shape) const = 0;
};

// Takes what a rule reports. Returns VT_BAD_ARGUMENT for what breaks the contract.
class ReportSink {
 public:
  virtual ~ReportSink() = default;
  virtual vt_status check(const vt_check& check) = 0;
  virtual vt_status finding(const vt_finding& finding) = 0;
  virtual vt_status rewrite(std::uint64_t index, std::string_view canonical) = 0;
};

using Options = std::map<std::string, std::string, std::less<>>;

// Everything a call may reach; null members are not available in it.
struct HostContext {
  const ReferenceData* reference = nullptr;
  const ClaimAccess* claims = nullptr;
  ReportSink* sink = nullptr;
  const Options* options = nullptr;
  std::string_view rule;       // for log lines
  const void* data = nullptr;  // of the rule that is made
};

class HostServices : public vt_host {
 public:
  explicit HostServices(const HostContext& context);
  HostServices(const HostServices&) = delete;
  HostServices& operator=(const HostServices&) = delete;

  const HostContext& context() const { return context_; }
  const std::string& last_log() const { return last_log_; }  // of severity VT_ERROR
  const std::optional<Error>& first_fault() const { return fault_; }

 private:
  friend struct HostFunctions;
  vt_text keep(std::string text) const;
  const vt_number* keep(RationalInterval number) const;

  HostContext context_;
  mutable std::deque<RationalInterval> numbers_;
  mutable std::deque<std::string> texts_;
  mutable std::string last_log_;
  mutable std::optional<Error> fault_;
};

// Conversions between the contract's plain structs and the core's types.
vt_decimal to_abi(const Decimal& value);
vt_interval to_abi(const Interval& interval);
vt_period to_abi(const std::optional<Period>& period);
Interval from_abi(const vt_interval& interval);
inline std::string_view view(const vt_text& text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}
inline vt_text to_abi(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace veritally
