// The contract's numbers as C++ types: what a claim, a period and a rule's description look like.
// Values only; nothing here calls the host.
#pragma once

#include <veritally/abi.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>

namespace veritally::plugin {

using Symbol = vt_symbol;       // a text that many claims share; 0: nothing stated
using ClaimRef = vt_claim_ref;  // one claim of the audit

enum class Scope : std::uint32_t {
  claim = VT_SCOPE_CLAIM,
  group = VT_SCOPE_GROUP,
  document = VT_SCOPE_DOCUMENT,
  corpus = VT_SCOPE_CORPUS,
  normaliser = VT_SCOPE_NORMALISER,
  extractor = VT_SCOPE_EXTRACTOR,
};

enum class Severity : std::uint32_t {
  standard = VT_SEVERITY_DEFAULT,  // in a finding: the rule's own
  note = VT_NOTE,
  warning = VT_WARNING,
  error = VT_ERROR,
};

enum class Verdict : std::uint32_t {
  consistent = VT_CONSISTENT,
  consistent_by_rounding = VT_CONSISTENT_BY_ROUNDING,
  different_basis = VT_DIFFERENT_BASIS,
  inconsistent = VT_INCONSISTENT,
  undetermined = VT_UNDETERMINED,
};

enum class Role : std::uint32_t {
  primary = VT_PRIMARY,
  related = VT_RELATED,
  supports = VT_SUPPORTS,
  contradicts = VT_CONTRADICTS,
};

enum class Comparator : std::uint8_t {
  equal = VT_EQUAL,
  less = VT_LESS,
  less_equal = VT_LESS_EQUAL,
  greater = VT_GREATER,
  greater_equal = VT_GREATER_EQUAL,
};

enum class Change : std::uint8_t {
  none = VT_CHANGE_NONE,
  up = VT_CHANGE_UP,
  down = VT_CHANGE_DOWN,
};

enum class Modality : std::uint8_t {
  actual = VT_ACTUAL,
  planned = VT_PLANNED,
  forecast = VT_FORECAST,
  estimated = VT_ESTIMATED,
  conditional = VT_CONDITIONAL,
  denied = VT_DENIED,
};

enum class Derivation : std::uint8_t {
  none = VT_DERIVED_NOT,
  sum = VT_DERIVED_SUM,
  difference = VT_DERIVED_DIFFERENCE,
  product = VT_DERIVED_PRODUCT,
  ratio = VT_DERIVED_RATIO,
  percent_change = VT_DERIVED_PERCENT_CHANGE,
  share = VT_DERIVED_SHARE,
  average = VT_DERIVED_AVERAGE,
  conversion = VT_DERIVED_CONVERSION,
};

enum class Column : std::uint32_t {
  subject = VT_SUBJECT,
  measure = VT_MEASURE,
  unit = VT_UNIT,
  scope = VT_SCOPE,
  document = VT_DOCUMENT,
  of = VT_OF,
  per = VT_PER,
};

// A set of columns: `Column::unit | Column::document`.
struct Columns {
  std::uint32_t bits = 0;

  constexpr Columns() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): one column is a set of columns
  constexpr Columns(Column column) : bits(1U << static_cast<std::uint32_t>(column)) {}
  friend constexpr Columns operator|(Columns a, Columns b) {
    a.bits |= b.bits;
    return a;
  }
};
constexpr Columns operator|(Column a, Column b) { return Columns(a) | Columns(b); }

// Which claims a rule of scope claim or corpus is called with.
enum class Wants : std::uint32_t {
  all = 0,
  derived = VT_WANTS_DERIVED,    // those that state how they were made
  together = VT_WANTS_TOGETHER,  // those about several subjects together
  derived_or_together = VT_WANTS_DERIVED | VT_WANTS_TOGETHER,
  rates = VT_WANTS_RATES,  // those per something
};

enum class Relationship : std::uint32_t {
  during = VT_DURING,
  by = VT_BY,
  at = VT_AT,
  since = VT_SINCE,
  until = VT_UNTIL,
};

// A stretch of days since 1970-01-01, both ends included; an absent end is open.
struct Period {
  std::optional<std::int32_t> from;
  std::optional<std::int32_t> to;
  bool fiscal = false;
  Relationship relation = Relationship::during;

  bool operator==(const Period&) const = default;

  // nullopt where nothing is known of the time.
  static constexpr std::optional<Period> from_abi(const vt_period& raw) {
    if ((raw.flags & VT_PERIOD_STATED) == 0) return std::nullopt;
    Period period;
    if (raw.from != INT32_MIN) period.from = raw.from;
    if (raw.to != INT32_MAX) period.to = raw.to;
    period.fiscal = (raw.flags & VT_PERIOD_FISCAL) != 0;
    period.relation = static_cast<Relationship>(raw.relation);
    return period;
  }

  static constexpr vt_period to_abi(const std::optional<Period>& period) {
    if (!period) return {INT32_MIN, INT32_MAX, 0, 0};
    return {period->from.value_or(INT32_MIN), period->to.value_or(INT32_MAX),
            VT_PERIOD_STATED | (period->fiscal ? VT_PERIOD_FISCAL : 0U),
            static_cast<std::uint32_t>(period->relation)};
  }
};

// One claim by itself. `operands` is borrowed until the call returns; the rest is a copy.
struct Claim {
  ClaimRef ref = VT_NO_CLAIM;
  Symbol subject = 0;
  Symbol measure = 0;
  Symbol unit = 0;
  Symbol scope = 0;
  Symbol document = 0;
  Symbol of = 0;
  Symbol per = 0;
  bool approximate = false;
  bool range = false;      // `value` is its lower end
  bool together = false;   // about several subjects together
  bool ambiguous = false;  // its sentence gives other figures for what looks like the same thing
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  Modality modality = Modality::actual;
  Derivation derivation = Derivation::none;
  std::span<const ClaimRef> operands;  // of the derivation, in its order
  std::optional<Period> period;
  std::optional<Period> base_period;
  vt_decimal value{};      // as stated, the written precision in the exponent
  vt_interval nominal{};   // what is stated, without rounding
  vt_interval interval{};  // what digits and hedges allow
};

// Whether two claims speak of the same time, scope, status, noun, rate and direction of change: if
// their subject, measure and unit are the same too, they may be held against each other.
inline bool same_basis(const Claim& a, const Claim& b) {
  return a.period == b.period && a.base_period == b.base_period && a.scope == b.scope &&
         a.modality == b.modality && a.of == b.of && a.per == b.per && a.change == b.change;
}

// Where and in which words a claim was stated. Texts are borrowed until the call returns.
struct Origin {
  Symbol document = 0;
  std::uint64_t begin = 0;  // bytes in the document, end exclusive; begin == end: not known
  std::uint64_t end = 0;
  std::uint64_t line = 0;  // from 1; 0: not known
  std::uint64_t column = 0;
  std::string_view words;
  std::string_view attribution;  // empty: the document itself
};

// How two intervals stand to each other. Nothing holds where they cannot be compared.
class Relation {
 public:
  constexpr explicit Relation(std::int32_t bits) : bits_(bits) {}

  constexpr bool known() const { return bits_ >= 0; }
  constexpr bool below() const { return has(VT_BELOW); }
  constexpr bool above() const { return has(VT_ABOVE); }
  constexpr bool meets() const { return has(VT_MEETS); }
  constexpr bool contains() const { return has(VT_CONTAINS); }
  constexpr bool within() const { return has(VT_WITHIN); }
  constexpr bool disjoint() const { return below() || above(); }
  constexpr bool starts_before() const { return has(VT_STARTS_BEFORE); }
  constexpr bool starts_after() const { return has(VT_STARTS_AFTER); }
  constexpr bool ends_before() const { return has(VT_ENDS_BEFORE); }
  constexpr bool ends_after() const { return has(VT_ENDS_AFTER); }

 private:
  constexpr bool has(std::uint32_t bit) const {
    return bits_ >= 0 && (static_cast<std::uint32_t>(bits_) & bit) != 0;
  }
  std::int32_t bits_;
};

// Name, one line of explanation, and the default as text.
using Option = vt_option;

// The options of a rule together with those that it shares with others.
template <std::size_t... counts>
constexpr auto options_of(const Option (&... lists)[counts]) {
  std::array<Option, (counts + ...)> all{};
  auto next = all.begin();
  ((next = std::copy(std::begin(lists), std::end(lists), next)), ...);
  return all;
}

// What a rule says of itself. All texts are string literals.
struct Info {
  const char* id = nullptr;             // "family/rule", lower case with hyphens
  const char* summary = nullptr;        // one line
  const char* documentation = nullptr;  // Markdown: what, why, examples, when it stays silent
  Scope scope = Scope::claim;
  Severity severity = Severity::warning;  // of its findings, unless one says otherwise
  Columns columns{};                      // symbol columns that `check` reads from a batch
  Wants wants = Wants::all;
  std::span<const Option> options{};
  bool off = false;     // runs only when asked for
  bool orders = false;  // what it finds to hold says which figure is larger, and confirms none
};

// Thrown by the SDK where the host cannot do what was asked. Let it pass: the adapter around
// every call turns it into an incident that names the rule.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

namespace detail {
inline std::string_view view(vt_text text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}
inline vt_text text(std::string_view view) { return {view.data(), view.size()}; }
}  // namespace detail

}  // namespace veritally::plugin
