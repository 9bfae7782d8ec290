// The half of the fake host that answers a rule's questions from a test's World. One thread.
#pragma once

#include <veritally/abi.h>
#include <veritally/testing/facts.hpp>
#include <veritally/testing/fake_reporting.hpp>
#include <veritally/testing/numbers.hpp>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace veritally::testing::detail {

// ---- Claims ----

inline vt_text column_text(const vt_host* host, std::uint32_t column, vt_symbol symbol) {
  if (column > VT_PER) return {};
  return text(FakeHost::world(host).columns[column].text(symbol));
}

inline vt_text claim_id(const vt_host* host, vt_claim_ref claim) {
  const World& world = FakeHost::world(host);
  return claim < world.claims.size() ? text(world.claims[claim].id) : vt_text{};
}

// Fills as much of a struct as its reader has; the size stays the reader's.
template <class Struct>
vt_status give(Struct* out, const Struct& value) {
  const std::uint32_t size = std::min<std::uint32_t>(out->struct_size, sizeof(Struct));
  if (size < sizeof(std::uint32_t)) return VT_BAD_ARGUMENT;
  const std::uint32_t theirs = out->struct_size;
  std::memcpy(out, &value, size);
  out->struct_size = theirs;
  return VT_OK;
}

inline vt_status claim(const vt_host* host, vt_claim_ref ref, vt_claim* out) {
  const World& world = FakeHost::world(host);
  if (ref >= world.claims.size()) return VT_NOT_FOUND;
  const ClaimFact& fact = world.claims[ref];
  const About& about = fact.about;
  vt_claim raw{};
  raw.ref = ref;
  raw.subject = fact.columns[VT_SUBJECT];
  raw.measure = fact.columns[VT_MEASURE];
  raw.unit = fact.columns[VT_UNIT];
  raw.scope = fact.columns[VT_SCOPE];
  raw.document = fact.columns[VT_DOCUMENT];
  raw.of = fact.columns[VT_OF];
  raw.per = fact.columns[VT_PER];
  raw.flags = (fact.quantity.approximate ? VT_FLAG_APPROXIMATE : 0U) |
              (fact.quantity.range ? VT_FLAG_RANGE : 0U) |
              (about.subject.find(" + ") != std::string::npos ? VT_FLAG_TOGETHER : 0U);
  raw.comparator = static_cast<std::uint32_t>(fact.quantity.comparator);
  raw.change = static_cast<std::uint32_t>(about.change);
  raw.modality = static_cast<std::uint32_t>(about.modality);
  raw.derived = static_cast<std::uint32_t>(about.derivation);
  raw.operand_count = static_cast<std::uint32_t>(about.operands.size());
  raw.operands = about.operands.data();
  raw.period = plugin::Period::to_abi(about.period);
  raw.base_period = plugin::Period::to_abi(about.base_period);
  raw.value = fact.quantity.value;
  raw.nominal = fact.quantity.nominal;
  raw.interval = fact.quantity.interval;
  return give(out, raw);
}

inline vt_status origin(const vt_host* host, vt_claim_ref ref, vt_origin* out) {
  const World& world = FakeHost::world(host);
  if (ref >= world.claims.size()) return VT_NOT_FOUND;
  const ClaimFact& fact = world.claims[ref];
  vt_origin raw{};
  raw.document = fact.columns[VT_DOCUMENT];
  raw.words = text(fact.about.words);
  raw.attribution = text(fact.about.attribution);
  for (const DocumentFact& document : world.documents) {
    if (document.path != fact.about.document || fact.about.words.empty()) continue;
    const auto begin = document.text.find(fact.about.words);
    if (begin == std::string::npos) continue;
    const auto line = std::count(document.text.begin(),
                                 document.text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    raw.begin = begin;
    raw.end = begin + fact.about.words.size();
    raw.line = static_cast<std::uint64_t>(line) + 1;
    raw.column = begin - (document.text.rfind('\n', begin) + 1) + 1;
  }
  return give(out, raw);
}

// What claims of one group must share to be held against each other.
inline auto basis_of(const World& world, ClaimRef ref) {
  const About& about = world.claims[ref].about;
  const vt_period period = plugin::Period::to_abi(about.period);
  const vt_period base = plugin::Period::to_abi(about.base_period);
  return std::tuple(period.from, period.to, period.flags, period.relation, base.from, base.to,
                    std::string_view(about.scope), about.modality, std::string_view(about.of),
                    std::string_view(about.per), about.change);
}
inline bool same_basis(const World& world, ClaimRef a, ClaimRef b) {
  return basis_of(world, a) == basis_of(world, b);
}

// The order of a group: by basis, and then by the place in the input.
inline bool in_group_order(const World& world, ClaimRef a, ClaimRef b) {
  return std::tuple(basis_of(world, a), a) < std::tuple(basis_of(world, b), b);
}

inline vt_status find(const vt_host* host, vt_symbol subject, vt_symbol measure,
                      const vt_claim_ref** out, std::uint64_t* count) {
  World& world = FakeHost::world(host);
  auto& found = world.found.emplace_back();
  for (ClaimRef ref = 0; ref < world.claims.size(); ++ref) {
    const Symbol* const columns = world.claims[ref].columns;
    const bool named = measure == VT_ANY_MEASURE || columns[VT_MEASURE] == measure;
    if (columns[VT_SUBJECT] == subject && named) found.push_back(ref);
  }
  std::ranges::sort(found, [&](ClaimRef a, ClaimRef b) { return in_group_order(world, a, b); });
  *out = found.data();
  *count = found.size();
  return found.empty() ? VT_NOT_FOUND : VT_OK;
}

inline vt_status members(const vt_host* host, vt_symbol subject, const vt_symbol** out,
                         std::uint64_t* count) {
  World& world = FakeHost::world(host);
  Texts& subjects = world.columns[VT_SUBJECT];
  std::vector<std::string> names;
  std::string_view rest = subjects.text(subject);
  while (!rest.empty()) {
    const auto plus = rest.find(" + ");
    names.emplace_back(rest.substr(0, plus));
    rest.remove_prefix(plus == std::string_view::npos ? rest.size() : plus + 3);
  }
  std::ranges::sort(names);
  auto& symbols = world.symbols.emplace_back();
  for (const std::string& name : names) symbols.push_back(subjects.intern(name));
  *out = symbols.data();
  *count = symbols.size();
  return VT_OK;
}

// ---- Numbers ----

inline const vt_number* keep(World& world, const std::optional<Range>& range) {
  if (!range) return nullptr;
  return reinterpret_cast<const vt_number*>(&world.numbers.emplace_back(*range));
}

inline const Range& range_of(const vt_number* number) {
  return *reinterpret_cast<const Range*>(number);
}

inline const vt_number* number(const vt_host* host, const vt_interval* interval) {
  return keep(FakeHost::world(host), testing::range_of(*interval));
}

inline const vt_number* arithmetic(const vt_host* host, std::uint32_t operation,
                                   const vt_number* left, const vt_number* right) {
  if (left == nullptr || right == nullptr) return nullptr;
  const Range& a = range_of(left);
  const Range& b = range_of(right);
  World& world = FakeHost::world(host);
  switch (operation) {
    case VT_ADD:
      return keep(world, add(a, b));
    case VT_SUBTRACT:
      return keep(world, add(a, negate(b)));
    case VT_MULTIPLY:
      return keep(world, multiply(a, b));
    case VT_DIVIDE:
      return keep(world, divide(a, b));
    case VT_HULL:
      return keep(world, hull(a, b));
    default:
      return nullptr;
  }
}

inline const vt_number* power(const vt_host* host, const vt_number* a, std::uint32_t exponent) {
  if (a == nullptr) return nullptr;
  return keep(FakeHost::world(host), testing::power(range_of(a), exponent));
}

inline std::uint32_t relation(const vt_host*, const vt_number* a, const vt_number* b) {
  if (a == nullptr || b == nullptr) return 0;
  return testing::relation(range_of(a), range_of(b));
}

inline vt_text show(const vt_host* host, const vt_number* a, std::int32_t scale,
                    std::uint32_t digits) {
  if (a == nullptr) return {};
  const auto unit = power_of_ten(-scale);
  const auto scaled =
      unit ? multiply(range_of(a), {{*unit, 0, false}, {*unit, 0, false}}) : std::nullopt;
  if (!scaled) return {};
  return text(FakeHost::world(host).shown.emplace_back(testing::show(*scaled, digits)));
}

inline const vt_number* round(const vt_host* host, const vt_number* a, std::int32_t exponent) {
  if (a == nullptr) return nullptr;
  return keep(FakeHost::world(host), rounded(range_of(a), exponent));
}

// ---- Units ----

inline vt_status unit(const vt_host*, vt_text identifier, vt_unit* out) {
  vt_unit raw{};
  const std::string_view name = view(identifier);
  if (name.empty()) return VT_NOT_FOUND;
  raw.identifier = identifier;
  raw.dimension = text(dimension_of(name));
  const auto known = find_unit(name);
  raw.flags = (is_currency(name) ? VT_UNIT_CURRENCY : 0U) |
              (known && known->offset.mantissa != 0 ? VT_UNIT_OFFSET : 0U);
  return give(out, raw);
}

inline Range point_of(const vt_decimal& value) { return *testing::range_of(plugin::point(value)); }

inline std::optional<Range> rate_of(const World& world, std::string_view from,
                                    std::string_view to) {
  if (from == to) return point_of({1, 0, 0});
  const auto direct = world.rates.find(std::pair(std::string(from), std::string(to)));
  if (direct != world.rates.end()) return direct->second;
  const auto inverse = world.rates.find(std::pair(std::string(to), std::string(from)));
  if (inverse == world.rates.end()) return std::nullopt;
  return divide(point_of({1, 0, 0}), inverse->second);
}

inline std::optional<Range> converted(const World& world, const Range& number,
                                      std::string_view from, std::string_view to, bool difference) {
  if (from == to) return number;
  if (is_currency(from) && is_currency(to)) {
    const auto rate = rate_of(world, from, to);
    return rate ? multiply(number, *rate) : std::nullopt;
  }
  const auto source = find_unit(from);
  const auto target = find_unit(to);
  if (!source || !target || source->dimension != target->dimension) return std::nullopt;
  const auto factor = [](const UnitFact& fact) {
    return divide(point_of(fact.factor), point_of({fact.divisor, 0, 0}));
  };
  std::optional<Range> result = number;
  if (!difference) result = add(*result, point_of(source->offset));
  if (result) result = multiply(*result, *factor(*source));
  if (result) result = divide(*result, *factor(*target));
  if (result && !difference) result = add(*result, negate(point_of(target->offset)));
  return result;
}

inline const vt_number* convert(const vt_host* host, const vt_number* number, vt_text from,
                                vt_text to, const vt_period*, std::uint32_t difference) {
  if (number == nullptr) return nullptr;
  World& world = FakeHost::world(host);
  return keep(world, converted(world, range_of(number), view(from), view(to), difference != 0));
}

inline const vt_number* rate(const vt_host* host, vt_text from, vt_text to, const vt_period*,
                             vt_text* source) {
  World& world = FakeHost::world(host);
  if (source != nullptr) *source = text("test");
  return keep(world, rate_of(world, view(from), view(to)));
}

inline std::int32_t compare(const vt_host* host, vt_claim_ref a, vt_claim_ref b) {
  const World& world = FakeHost::world(host);
  if (a >= world.claims.size() || b >= world.claims.size()) return VT_NOT_FOUND;
  const ClaimFact& left = world.claims[a];
  const ClaimFact& right = world.claims[b];
  const auto low = testing::range_of(left.quantity.interval);
  const auto high = testing::range_of(right.quantity.interval);
  if (!low || !high) return VT_UNDEFINED;
  const bool difference = left.about.change != plugin::Change::none;
  const auto brought = converted(world, *low, left.quantity.unit, right.quantity.unit, difference);
  if (!brought) return VT_UNDEFINED;
  return static_cast<std::int32_t>(testing::relation(*brought, *high));
}

// ---- Documents and the rest ----

inline vt_status documents(const vt_host* host, const vt_symbol** out, std::uint64_t* count) {
  World& world = FakeHost::world(host);
  auto& symbols = world.symbols.emplace_back();
  for (const DocumentFact& document : world.documents) {
    symbols.push_back(world.columns[VT_DOCUMENT].intern(document.path));
  }
  std::ranges::sort(symbols, {}, [&](Symbol s) { return world.columns[VT_DOCUMENT].text(s); });
  *out = symbols.data();
  *count = symbols.size();
  return VT_OK;
}

inline vt_document raw_document(World& world, const DocumentFact& fact) {
  vt_document raw{};
  raw.struct_size = sizeof raw;
  raw.symbol = world.columns[VT_DOCUMENT].intern(fact.path);
  raw.role = fact.role;
  raw.block_count = static_cast<std::uint32_t>(fact.blocks.size());
  raw.path = text(fact.path);
  raw.language = text(fact.language);
  raw.date = fact.date;
  raw.claim_count = static_cast<std::uint32_t>(fact.claims.size());
  raw.text = text(fact.text);
  raw.blocks = fact.blocks.data();
  raw.claims = fact.claims.data();
  raw.places = fact.places.data();
  raw.sentences = fact.sentences.data();
  raw.sentence_count = static_cast<std::uint32_t>(fact.sentences.size());
  return raw;
}

inline vt_status document(const vt_host* host, vt_symbol symbol, vt_document* out) {
  World& world = FakeHost::world(host);
  for (const DocumentFact& fact : world.documents) {
    if (world.columns[VT_DOCUMENT].text(symbol) == fact.path) {
      return give(out, raw_document(world, fact));
    }
  }
  return VT_NOT_FOUND;
}

// Sentences of the kit have no shapes.
inline vt_status restated(const vt_host*, std::uint64_t, const vt_sentence_ref** out,
                          std::uint64_t* count) {
  *out = nullptr;
  *count = 0;
  return VT_OK;
}

inline vt_text canonical(const vt_host* host, std::uint32_t, vt_text name) {
  const auto& names = FakeHost::world(host).canonical;
  const auto found = names.find(view(name));
  return found == names.end() ? name : text(found->second);
}

inline vt_status option(const vt_host* host, vt_text name, vt_text* value) {
  const auto& options = FakeHost::world(host).options;
  const auto found = options.find(view(name));
  if (found == options.end()) return VT_NOT_FOUND;
  *value = text(found->second);
  return VT_OK;
}

inline void log(const vt_host* host, std::uint32_t, vt_text message) {
  FakeHost::world(host).outcome.log.emplace_back(view(message));
}

inline const void* data(const vt_host* host) { return FakeHost::world(host).data; }

inline void fault(const vt_host* host, const vt_fault* fault) {
  FakeHost::world(host).outcome.faults.push_back({std::string(view(fault->path)), fault->line,
                                                  fault->column, std::string(view(fault->message)),
                                                  std::string(view(fault->hint))});
}

inline const void* extension(const vt_host*, const char*) { return nullptr; }

inline vt_host host_table() {
  vt_host table{};
  table.struct_size = sizeof table;
  table.major = VT_ABI_MAJOR;
  table.minor = VT_ABI_MINOR;
  table.check = report_check;
  table.finding = report_finding;
  table.text = column_text;
  table.id = claim_id;
  table.claim = claim;
  table.find = find;
  table.members = members;
  table.compare = compare;
  table.number = number;
  table.arithmetic = arithmetic;
  table.power = power;
  table.relation = relation;
  table.show = show;
  table.round = round;
  table.unit = unit;
  table.convert = convert;
  table.rate = rate;
  table.canonical = canonical;
  table.option = option;
  table.log = log;
  table.extension = extension;
  table.rewrite = rewrite;
  table.add_claim = add_claim;
  table.origin = origin;
  table.documents = documents;
  table.document = document;
  table.restated = restated;
  table.data = data;
  table.fault = fault;
  return table;
}

}  // namespace veritally::testing::detail
