// Host and Number: what a rule can ask of the program that runs it.
//
// A Host is handed to every call and lives until that call returns, like everything it gave out:
// texts, spans, numbers. It may be used from the thread that received it only. Functions throw
// Failure where the host refuses; what may honestly be absent is a std::optional.
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin/exact.hpp>
#include <veritally/plugin/report.hpp>
#include <veritally/plugin/types.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::plugin {

// An exact interval of rational numbers, held by the host; cheap to copy.
class Number {
 public:
  Number(const vt_host* host, const vt_number* raw) : host_(host), raw_(raw) {
    if (raw_ == nullptr) throw Failure("a number has no result");
  }

  friend Number operator+(const Number& a, const Number& b) { return a.apply(VT_ADD, b); }
  friend Number operator-(const Number& a, const Number& b) { return a.apply(VT_SUBTRACT, b); }
  friend Number operator*(const Number& a, const Number& b) { return a.apply(VT_MULTIPLY, b); }
  // nullopt where the divisor's interval holds zero or touches it.
  friend std::optional<Number> operator/(const Number& a, const Number& b) {
    const vt_number* raw = a.host_->arithmetic(a.host_, VT_DIVIDE, a.raw_, b.raw_);
    if (raw == nullptr) return std::nullopt;
    return Number(a.host_, raw);
  }
  // The smallest interval that holds both.
  friend Number hull(const Number& a, const Number& b) { return a.apply(VT_HULL, b); }

  Number power(std::uint32_t exponent) const {
    return {host_, host_->power(host_, raw_, exponent)};
  }
  // Rounded to a multiple of 10^exponent, ties away from zero; both ends alike.
  Number rounded(std::int32_t exponent) const {
    return {host_, host_->round(host_, raw_, exponent)};
  }

  Relation relation(const Number& other) const {
    return Relation(static_cast<std::int32_t>(host_->relation(host_, raw_, other.raw_)));
  }
  bool meets(const Number& other) const { return relation(other).meets(); }
  bool below(const Number& other) const { return relation(other).below(); }
  bool above(const Number& other) const { return relation(other).above(); }
  bool contains(const Number& other) const { return relation(other).contains(); }
  bool within(const Number& other) const { return relation(other).within(); }
  // True if this one's low end, or high end, lies before the other's.
  bool starts_before(const Number& other) const { return relation(other).starts_before(); }
  bool ends_before(const Number& other) const { return relation(other).ends_before(); }

  // Divided by 10^scale as text, "[60, 65]" or "> 100": ends rounded outward to at most `digits`
  // significant digits.
  std::string show(std::int32_t scale = 0, std::uint32_t digits = 6) const {
    return std::string(detail::view(host_->show(host_, raw_, scale, digits)));
  }

  const vt_number* raw() const { return raw_; }

 private:
  Number apply(std::uint32_t operation, const Number& other) const {
    return {host_, host_->arithmetic(host_, operation, raw_, other.raw_)};
  }

  const vt_host* host_;
  const vt_number* raw_;
};

// A unit of measurement or a currency.
struct Unit {
  std::string_view identifier;  // canonical
  std::string_view dimension;   // equal for units that convert into each other
  bool currency = false;
  bool offset = false;  // a temperature scale: differences convert without the zero point
};

// How many of one currency another one was worth, at its lowest and highest over a period.
struct Rate {
  Number range;
  std::string_view source;
};

// Whether an amount is a change, which converts without the zero point of its scale.
enum class Amount : std::uint32_t { absolute = 0, difference = 1 };

class Host {
 public:
  explicit Host(const vt_host* raw) : raw_(raw) {}

  // ---- Reporting; not in a constructor ----
  void report(const Check& check) const {
    require(raw_->check(raw_, detail::RawCheck(check).get()), "the host refused a check");
  }
  void report(const Finding& finding) const {
    require(raw_->finding(raw_, detail::RawFinding(finding).get()), "the host refused a finding");
  }
  // Normalisers: the canonical text of term `index`.
  void rewrite(std::uint64_t index, std::string_view canonical) const {
    require(raw_->rewrite(raw_, index, detail::text(canonical)), "the host refused a rewriting");
  }
  // Extractors.
  inline void add(const NewClaim& claim) const;

  // ---- Claims ----
  std::string_view text(Column column, Symbol symbol) const {
    return detail::view(raw_->text(raw_, static_cast<std::uint32_t>(column), symbol));
  }
  std::string_view id(ClaimRef claim) const { return detail::view(raw_->id(raw_, claim)); }
  inline std::optional<Claim> claim(ClaimRef ref) const;
  inline std::optional<Origin> origin(ClaimRef ref) const;
  // The claims about exactly this subject and measure, in the order of a group.
  std::span<const ClaimRef> find(Symbol subject, Symbol measure) const {
    const ClaimRef* claims = nullptr;
    std::uint64_t count = 0;
    if (raw_->find(raw_, subject, measure, &claims, &count) < 0) return {};
    return {claims, count};
  }
  // All claims about exactly this subject.
  std::span<const ClaimRef> find_all(Symbol subject) const { return find(subject, VT_ANY_MEASURE); }
  // The single subjects of a claim about several together, sorted by name; itself for one.
  std::span<const Symbol> members(Symbol subject) const {
    const Symbol* symbols = nullptr;
    std::uint64_t count = 0;
    if (raw_->members(raw_, subject, &symbols, &count) < 0) return {};
    return {symbols, count};
  }
  // What two claims allow, brought to one unit and compared exactly.
  Relation compare(ClaimRef a, ClaimRef b) const { return Relation(raw_->compare(raw_, a, b)); }
  // All documents, sorted by path; `Document::open` reads one.
  std::span<const Symbol> documents() const {
    const Symbol* symbols = nullptr;
    std::uint64_t count = 0;
    if (raw_->documents(raw_, &symbols, &count) < 0) return {};
    return {symbols, count};
  }

  // ---- Exact interval arithmetic ----
  Number number(const vt_interval& interval) const { return {raw_, raw_->number(raw_, &interval)}; }
  Number number(const vt_decimal& value) const { return number(point(value)); }
  Number number(std::int64_t mantissa, std::int32_t exponent = 0) const {
    return number(vt_decimal{mantissa, exponent, 0});
  }
  std::string show(const vt_interval& interval, std::int32_t scale = 0,
                   std::uint32_t digits = 20) const {
    return number(interval).show(scale, digits);
  }

  // ---- Units and rates ----
  inline std::optional<Unit> unit(std::string_view identifier) const;
  // nullopt where they do not convert, or no rate is known for the period.
  inline std::optional<Number> convert(const Number& number, std::string_view from,
                                       std::string_view to,
                                       const std::optional<Period>& period = std::nullopt,
                                       Amount amount = Amount::absolute) const;
  inline std::optional<Rate> rate(std::string_view from, std::string_view to,
                                  const std::optional<Period>& period) const;

  // The name under which reference data list this one, or the name itself. Subjects, measures.
  std::string_view canonical(Column column, std::string_view name) const {
    return detail::view(
        raw_->canonical(raw_, static_cast<std::uint32_t>(column), detail::text(name)));
  }

  // ---- Options (constructors only), faults, log, and what comes later ----
  std::string_view option(std::string_view name) const {
    vt_text value{};
    require(raw_->option(raw_, detail::text(name), &value), "the rule has no such option");
    return detail::view(value);
  }
  // What `vt_rule.data` of the rule points to. Constructors only.
  template <class T>
  const T& data() const {
    return *static_cast<const T*>(raw_->data(raw_));
  }
  // Why the rule cannot be made, or the pack cannot be read. Constructors (which throw then) and
  // readers of packs.
  void fault(const Fault& fault) const {
    const vt_fault raw{sizeof(vt_fault),
                       0,
                       fault.line,
                       fault.column,
                       detail::text(fault.path),
                       detail::text(fault.message),
                       detail::text(fault.hint)};
    raw_->fault(raw_, &raw);
  }
  void log(Severity severity, std::string_view message) const {
    raw_->log(raw_, static_cast<std::uint32_t>(severity), detail::text(message));
  }
  const void* extension(const char* id) const { return raw_->extension(raw_, id); }

  const vt_host* raw() const { return raw_; }

 private:
  static void require(vt_status status, const char* message) {
    if (status < 0) throw Failure(message);
  }
  const vt_host* raw_;
};

inline std::optional<Claim> Host::claim(ClaimRef ref) const {
  vt_claim raw{};
  raw.struct_size = sizeof raw;
  if (raw_->claim(raw_, ref, &raw) < 0) return std::nullopt;
  Claim claim;
  claim.ref = raw.ref;
  claim.subject = raw.subject;
  claim.measure = raw.measure;
  claim.unit = raw.unit;
  claim.scope = raw.scope;
  claim.document = raw.document;
  claim.of = raw.of;
  claim.per = raw.per;
  claim.approximate = (raw.flags & VT_FLAG_APPROXIMATE) != 0;
  claim.range = (raw.flags & VT_FLAG_RANGE) != 0;
  claim.together = (raw.flags & VT_FLAG_TOGETHER) != 0;
  claim.ambiguous = (raw.flags & VT_FLAG_AMBIGUOUS) != 0;
  claim.comparator = static_cast<Comparator>(raw.comparator);
  claim.change = static_cast<Change>(raw.change);
  claim.modality = static_cast<Modality>(raw.modality);
  claim.derivation = static_cast<Derivation>(raw.derived);
  claim.operands = {raw.operands, raw.operand_count};
  claim.period = Period::from_abi(raw.period);
  claim.base_period = Period::from_abi(raw.base_period);
  claim.value = raw.value;
  claim.nominal = raw.nominal;
  claim.interval = raw.interval;
  return claim;
}

inline bool is_percent(const Host& host, const Claim& claim) {
  return host.text(Column::unit, claim.unit) == "percent";
}

inline std::optional<Origin> Host::origin(ClaimRef ref) const {
  vt_origin raw{};
  raw.struct_size = sizeof raw;
  if (raw_->origin(raw_, ref, &raw) < 0) return std::nullopt;
  return Origin{raw.document,
                raw.begin,
                raw.end,
                raw.line,
                raw.column,
                detail::view(raw.words),
                detail::view(raw.attribution)};
}

inline std::optional<Unit> Host::unit(std::string_view identifier) const {
  vt_unit raw{};
  raw.struct_size = sizeof raw;
  if (raw_->unit(raw_, detail::text(identifier), &raw) < 0) return std::nullopt;
  return Unit{detail::view(raw.identifier), detail::view(raw.dimension),
              (raw.flags & VT_UNIT_CURRENCY) != 0, (raw.flags & VT_UNIT_OFFSET) != 0};
}

inline std::optional<Number> Host::convert(const Number& number, std::string_view from,
                                           std::string_view to, const std::optional<Period>& period,
                                           Amount amount) const {
  const vt_period when = Period::to_abi(period);
  const vt_number* raw = raw_->convert(raw_, number.raw(), detail::text(from), detail::text(to),
                                       &when, static_cast<std::uint32_t>(amount));
  if (raw == nullptr) return std::nullopt;
  return Number(raw_, raw);
}

inline std::optional<Rate> Host::rate(std::string_view from, std::string_view to,
                                      const std::optional<Period>& period) const {
  const vt_period when = Period::to_abi(period);
  vt_text source{};
  const vt_number* raw = raw_->rate(raw_, detail::text(from), detail::text(to), &when, &source);
  if (raw == nullptr) return std::nullopt;
  return Rate{Number(raw_, raw), detail::view(source)};
}

inline void Host::add(const NewClaim& claim) const {
  std::vector<vt_text> subjects;
  subjects.reserve(claim.subjects.size());
  for (const std::string& subject : claim.subjects) subjects.push_back(detail::text(subject));
  const vt_new_claim raw{sizeof(vt_new_claim),
                         static_cast<std::uint32_t>(claim.modality),
                         claim.begin,
                         claim.end,
                         subjects.data(),
                         subjects.size(),
                         detail::text(claim.measure),
                         detail::text(claim.quantity),
                         Period::to_abi(claim.period)};
  require(raw_->add_claim(raw_, &raw), "the host refused a claim");
}

}  // namespace veritally::plugin
