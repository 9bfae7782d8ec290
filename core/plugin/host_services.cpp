#include "plugin/host_services.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <spdlog/spdlog.h>

namespace veritally {

vt_decimal to_abi(const Decimal& value) { return {value.mantissa(), value.exponent(), 0}; }

vt_interval to_abi(const Interval& interval) {
  std::uint32_t flags = 0;
  if (interval.low.open) flags |= VT_LOW_OPEN;
  if (interval.high.open) flags |= VT_HIGH_OPEN;
  if (interval.low.unbounded) flags |= VT_LOW_UNBOUNDED;
  if (interval.high.unbounded) flags |= VT_HIGH_UNBOUNDED;
  return {to_abi(interval.low.value), to_abi(interval.high.value), flags, 0};
}

vt_period to_abi(const std::optional<Period>& period) {
  if (!period) return {INT32_MIN, INT32_MAX, 0, VT_DURING};
  const std::uint32_t flags = VT_PERIOD_STATED | (period->fiscal ? VT_PERIOD_FISCAL : 0);
  return {period->from ? to_days(*period->from) : INT32_MIN,
          period->to ? to_days(*period->to) : INT32_MAX, flags,
          static_cast<std::uint32_t>(period->relation)};
}

Interval from_abi(const vt_interval& interval) {
  Interval out;
  out.low = {{interval.low.mantissa, interval.low.exponent},
             (interval.flags & VT_LOW_OPEN) != 0,
             (interval.flags & VT_LOW_UNBOUNDED) != 0};
  out.high = {{interval.high.mantissa, interval.high.exponent},
              (interval.flags & VT_HIGH_OPEN) != 0,
              (interval.flags & VT_HIGH_UNBOUNDED) != 0};
  return out;
}

namespace {

bool valid(const vt_decimal& value) {
  return value.exponent >= Decimal::min_exponent && value.exponent <= Decimal::max_exponent;
}

const RationalInterval& number(const vt_number* handle) {
  return *reinterpret_cast<const RationalInterval*>(handle);
}

template <class Number>
std::uint32_t relation_of(const BasicInterval<Number>& a, const BasicInterval<Number>& b) {
  const std::uint32_t ends =
      (starts_before(a, b) ? VT_STARTS_BEFORE : 0U) | (starts_before(b, a) ? VT_STARTS_AFTER : 0U) |
      (ends_before(a, b) ? VT_ENDS_BEFORE : 0U) | (ends_before(b, a) ? VT_ENDS_AFTER : 0U);
  if (below(a, b)) return ends | VT_BELOW;
  if (below(b, a)) return ends | VT_ABOVE;
  return ends | VT_MEETS | (contains(a, b) ? VT_CONTAINS : 0U) | (contains(b, a) ? VT_WITHIN : 0U);
}

// Fills a plugin's struct as far as the plugin knows it.
template <class Struct>
vt_status give(Struct* out, const Struct& value) {
  const std::uint32_t theirs = out->struct_size;
  if (theirs < sizeof(std::uint32_t)) return VT_BAD_ARGUMENT;
  std::memcpy(static_cast<void*>(out), &value, std::min<std::size_t>(theirs, sizeof(Struct)));
  out->struct_size = theirs;
  return VT_OK;
}

RationalInterval shifted(const RationalInterval& value, std::int32_t power) {
  if (power == 0) return value;
  const Rational factor = to_rational(Decimal(1, power));
  RationalInterval out = value;
  if (!out.low.unbounded) out.low.value *= factor;
  if (!out.high.unbounded) out.high.value *= factor;
  return out;
}

}  // namespace

vt_text HostServices::keep(std::string words) const {
  return to_abi(std::string_view(texts_.emplace_back(std::move(words))));
}

const vt_number* HostServices::keep(RationalInterval value) const {
  return reinterpret_cast<const vt_number*>(&numbers_.emplace_back(std::move(value)));
}

// The functions behind the table. Each gets the vt_host that is the base of a HostServices.
struct HostFunctions {
  static const HostServices& self(const vt_host* host) {
    return *static_cast<const HostServices*>(host);
  }
  static const HostContext& context(const vt_host* host) { return self(host).context_; }

  static vt_status check(const vt_host* host, const vt_check* check) {
    if (context(host).sink == nullptr || check == nullptr) return VT_BAD_ARGUMENT;
    return context(host).sink->check(*check);
  }
  static vt_status finding(const vt_host* host, const vt_finding* finding) {
    if (context(host).sink == nullptr || finding == nullptr) return VT_BAD_ARGUMENT;
    return context(host).sink->finding(*finding);
  }

  static vt_text text(const vt_host* host, std::uint32_t column, vt_symbol symbol) {
    const ClaimAccess* claims = context(host).claims;
    return claims == nullptr ? vt_text{nullptr, 0} : to_abi(claims->text(column, symbol));
  }
  static vt_text id(const vt_host* host, vt_claim_ref ref) {
    const ClaimAccess* claims = context(host).claims;
    return claims == nullptr ? vt_text{nullptr, 0} : self(host).keep(claims->id(ref));
  }
  static vt_status claim(const vt_host* host, vt_claim_ref ref, vt_claim* out) {
    const ClaimAccess* claims = context(host).claims;
    if (claims == nullptr || out == nullptr) return VT_BAD_ARGUMENT;
    vt_claim found{};
    return claims->claim(ref, found) ? give(out, found) : VT_NOT_FOUND;
  }
  static vt_status find(const vt_host* host, vt_symbol subject, vt_symbol measure,
                        const vt_claim_ref** out, std::uint64_t* count) {
    const ClaimAccess* claims = context(host).claims;
    if (claims == nullptr || out == nullptr || count == nullptr) return VT_BAD_ARGUMENT;
    const auto found = claims->find(subject, measure);
    *out = found.data();
    *count = found.size();
    return found.empty() ? VT_NOT_FOUND : VT_OK;
  }
  static vt_status members(const vt_host* host, vt_symbol subject, const vt_symbol** out,
                           std::uint64_t* count) {
    const ClaimAccess* claims = context(host).claims;
    if (claims == nullptr || out == nullptr || count == nullptr) return VT_BAD_ARGUMENT;
    const auto found = claims->members(subject);
    *out = found.data();
    *count = found.size();
    return VT_OK;
  }

  static vt_status origin(const vt_host* host, vt_claim_ref ref, vt_origin* out) {
    const ClaimAccess* claims = context(host).claims;
    if (claims == nullptr || out == nullptr) return VT_BAD_ARGUMENT;
    const auto whole = claims->whole(ref);
    if (!whole) return VT_NOT_FOUND;
    const Claim& claim = whole->first;
    const vt_origin found = {
        sizeof(vt_origin),           whole->second,
        claim.begin.value_or(0),     claim.end.value_or(claim.begin.value_or(0)),
        claim.line.value_or(0),      claim.column.value_or(0),
        self(host).keep(claim.text), self(host).keep(claim.attribution)};
    return give(out, found);
  }
  static vt_status documents(const vt_host* host, const vt_symbol** out, std::uint64_t* count) {
    const ClaimAccess* claims = context(host).claims;
    if (claims == nullptr || out == nullptr || count == nullptr) return VT_BAD_ARGUMENT;
    const auto all = claims->documents();
    *out = all.data();
    *count = all.size();
    return VT_OK;
  }
  static vt_status document(const vt_host* host, vt_symbol symbol, vt_document* out) {
    const ClaimAccess* claims = context(host).claims;
    if (claims == nullptr || out == nullptr) return VT_BAD_ARGUMENT;
    vt_document found{};
    return claims->document(symbol, found) ? give(out, found) : VT_NOT_FOUND;
  }
  static vt_status restated(const vt_host* host, std::uint64_t shape, const vt_sentence_ref** out,
                            std::uint64_t* count) {
    const ClaimAccess* claims = context(host).claims;
    if (claims == nullptr || out == nullptr || count == nullptr) return VT_BAD_ARGUMENT;
    const auto found = claims->restated(shape);
    *out = found.data();
    *count = found.size();
    return VT_OK;
  }

  static std::int32_t compare(const vt_host* host, vt_claim_ref a, vt_claim_ref b) {
    vt_claim left{};
    vt_claim right{};
    left.struct_size = right.struct_size = sizeof(vt_claim);
    if (claim(host, a, &left) != VT_OK || claim(host, b, &right) != VT_OK) return VT_NOT_FOUND;
    const Interval x = from_abi(left.interval);
    const Interval y = from_abi(right.interval);
    if (left.unit == right.unit) return static_cast<std::int32_t>(relation_of(x, y));
    const std::uint32_t difference = left.change != VT_CHANGE_NONE ? 1 : 0;
    const vt_number* moved =
        convert(host, self(host).keep(to_rational(y)), text(host, VT_UNIT, right.unit),
                text(host, VT_UNIT, left.unit), &right.period, difference);
    if (moved == nullptr) return VT_UNDEFINED;
    return static_cast<std::int32_t>(relation_of(to_rational(x), number(moved)));
  }

  static const vt_number* make(const vt_host* host, const vt_interval* interval) {
    if (interval == nullptr || !valid(interval->low) || !valid(interval->high)) return nullptr;
    return self(host).keep(to_rational(from_abi(*interval)));
  }
  static const vt_number* arithmetic(const vt_host* host, std::uint32_t operation,
                                     const vt_number* a, const vt_number* b) {
    if (a == nullptr || b == nullptr) return nullptr;
    const RationalInterval& x = number(a);
    const RationalInterval& y = number(b);
    switch (operation) {
      case VT_ADD:
        return self(host).keep(add(x, y));
      case VT_SUBTRACT:
        return self(host).keep(subtract(x, y));
      case VT_MULTIPLY:
        return self(host).keep(multiply(x, y));
      case VT_HULL:
        return self(host).keep(hull(x, y));
      case VT_DIVIDE: {
        auto quotient = divide(x, y);
        return quotient ? self(host).keep(std::move(*quotient)) : nullptr;
      }
      default:
        return nullptr;
    }
  }
  static const vt_number* raise(const vt_host* host, const vt_number* a, std::uint32_t exponent) {
    if (a == nullptr || exponent > 64) return nullptr;
    return self(host).keep(power(number(a), exponent));
  }
  static std::uint32_t relation(const vt_host*, const vt_number* a, const vt_number* b) {
    return a == nullptr || b == nullptr ? 0 : relation_of(number(a), number(b));
  }
  static vt_text show(const vt_host* host, const vt_number* a, std::int32_t scale,
                      std::uint32_t digits) {
    if (a == nullptr || scale < -Decimal::max_exponent || scale > Decimal::max_exponent ||
        digits == 0 || digits > 40) {
      return {nullptr, 0};
    }
    return self(host).keep(to_string(shifted(number(a), -scale), static_cast<int>(digits)));
  }
  static const vt_number* round(const vt_host* host, const vt_number* a, std::int32_t exponent) {
    if (a == nullptr || exponent < -60 || exponent > 60) return nullptr;
    RationalInterval out = shifted(number(a), -exponent);
    if (!out.low.unbounded) out.low = rounded_end(out.low, 1);
    if (!out.high.unbounded) out.high = rounded_end(out.high, -1);
    return self(host).keep(shifted(out, exponent));
  }
  // What the numbers at an end round to. Those at an open one lie inside of it: nothing below 2.5
  // rounds to 3, and 9 is what numbers below 9 round to.
  static End<Rational> rounded_end(const End<Rational>& end, int inwards) {
    using boost::multiprecision::cpp_int;
    const Rational nearest(cpp_int(to_fixed(end.value, 0)));
    const bool outside = (nearest - end.value) * inwards == Rational(-1, 2);
    return {end.open && outside ? Rational(nearest + inwards) : nearest};
  }

  static vt_status unit(const vt_host* host, vt_text identifier, vt_unit* out) {
    const ReferenceData* reference = context(host).reference;
    if (reference == nullptr || out == nullptr) return VT_BAD_ARGUMENT;
    const Unit* found = reference->units().find(view(identifier));
    if (found == nullptr) return VT_NOT_FOUND;
    const std::uint32_t flags = (found->currency.empty() ? 0U : VT_UNIT_CURRENCY) |
                                (found->offset == 0 ? 0U : VT_UNIT_OFFSET);
    const vt_unit about = {sizeof(vt_unit), flags, to_abi(std::string_view(found->identifier)),
                           to_abi(std::string_view(found->dimension))};
    return give(out, about);
  }
  static const vt_number* convert(const vt_host* host, const vt_number* value, vt_text from,
                                  vt_text to, const vt_period* period, std::uint32_t difference) {
    const ReferenceData* reference = context(host).reference;
    if (reference == nullptr || value == nullptr) return nullptr;
    const auto [first, last] = days_of(period);
    auto converted =
        reference->convert(number(value), view(from), view(to), first, last, difference != 0);
    return converted ? self(host).keep(std::move(*converted)) : nullptr;
  }
  static const vt_number* rate(const vt_host* host, vt_text from, vt_text to,
                               const vt_period* period, vt_text* source) {
    const ReferenceData* reference = context(host).reference;
    if (reference == nullptr) return nullptr;
    const auto [first, last] = days_of(period);
    if (!first || !last) return nullptr;
    const auto found = reference->rates().find(view(from), view(to), *first, *last);
    if (!found) return nullptr;
    if (source != nullptr) *source = self(host).keep(found->source);
    return self(host).keep(RationalInterval::closed(found->low, found->high));
  }
  static std::pair<std::optional<Date>, std::optional<Date>> days_of(const vt_period* period) {
    std::pair<std::optional<Date>, std::optional<Date>> days;
    if (period == nullptr || (period->flags & VT_PERIOD_STATED) == 0) return days;
    if (period->from != INT32_MIN) days.first = from_days(period->from);
    if (period->to != INT32_MAX) days.second = from_days(period->to);
    return days;
  }
  static vt_text canonical(const vt_host* host, std::uint32_t column, vt_text name) {
    const ReferenceData* reference = context(host).reference;
    if (reference == nullptr) return name;
    return to_abi(column == VT_MEASURE ? reference->measures().canonical(view(name))
                                       : reference->names().canonical(view(name)));
  }

  static vt_status option(const vt_host* host, vt_text name, vt_text* value) {
    const Options* options = context(host).options;
    if (options == nullptr || value == nullptr) return VT_BAD_ARGUMENT;
    const auto found = options->find(view(name));
    if (found == options->end()) return VT_NOT_FOUND;
    *value = to_abi(std::string_view(found->second));
    return VT_OK;
  }
  static void log(const vt_host* host, std::uint32_t severity, vt_text message) {
    const auto level = severity >= VT_ERROR     ? spdlog::level::err
                       : severity == VT_WARNING ? spdlog::level::warn
                                                : spdlog::level::info;
    if (severity >= VT_ERROR) self(host).last_log_ = view(message);
    spdlog::log(level, "{}: {}", context(host).rule, view(message));
  }
  static const void* data(const vt_host* host) { return context(host).data; }
  static void fault(const vt_host* host, const vt_fault* fault) {
    if (fault == nullptr || self(host).fault_) return;
    self(host).fault_ =
        Error{ErrorKind::plugin, std::string(view(fault->message)), std::string(view(fault->hint)),
              Place{std::string(view(fault->path)), fault->line, fault->column}};
  }
  static const void* extension(const vt_host*, const char*) { return nullptr; }
  static vt_status rewrite(const vt_host* host, std::uint64_t index, vt_text canonical) {
    if (context(host).sink == nullptr) return VT_BAD_ARGUMENT;
    return context(host).sink->rewrite(index, view(canonical));
  }
  static vt_status add_claim(const vt_host*, const vt_new_claim*) { return VT_BAD_ARGUMENT; }
};

HostServices::HostServices(const HostContext& context) : vt_host{}, context_(context) {
  struct_size = sizeof(vt_host);
  major = VT_ABI_MAJOR;
  minor = VT_ABI_MINOR;
  check = HostFunctions::check;
  finding = HostFunctions::finding;
  text = HostFunctions::text;
  id = HostFunctions::id;
  claim = HostFunctions::claim;
  find = HostFunctions::find;
  members = HostFunctions::members;
  compare = HostFunctions::compare;
  number = HostFunctions::make;
  arithmetic = HostFunctions::arithmetic;
  power = HostFunctions::raise;
  relation = HostFunctions::relation;
  show = HostFunctions::show;
  round = HostFunctions::round;
  unit = HostFunctions::unit;
  convert = HostFunctions::convert;
  rate = HostFunctions::rate;
  canonical = HostFunctions::canonical;
  option = HostFunctions::option;
  log = HostFunctions::log;
  extension = HostFunctions::extension;
  rewrite = HostFunctions::rewrite;
  add_claim = HostFunctions::add_claim;
  origin = HostFunctions::origin;
  documents = HostFunctions::documents;
  document = HostFunctions::document;
  restated = HostFunctions::restated;
  data = HostFunctions::data;
  fault = HostFunctions::fault;
}

}  // namespace veritally
