#include "claim/claim_table.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <mutex>

namespace veritally {
namespace {

namespace detail_flag {
constexpr std::uint8_t low_open = 1;
constexpr std::uint8_t high_open = 2;
constexpr std::uint8_t low_unbounded = 4;
constexpr std::uint8_t high_unbounded = 8;
constexpr std::uint8_t interval = 16;
constexpr std::uint8_t range = 32;
}  // namespace detail_flag

ClaimDetails details_of(const Quantity& quantity) {
  ClaimDetails details;
  std::optional<Interval> usual;
  if (quantity.range) {
    details.set_range_high(quantity.range->second);
    usual = interval_of_range(quantity.range->first, quantity.range->second, quantity.approximate);
  } else {
    usual = interval_of(quantity.value, quantity.comparator, quantity.approximate);
  }
  if (!usual || !equal(*usual, quantity.interval)) details.set_interval(quantity.interval);
  return details;
}

constexpr std::int32_t open_from = INT32_MIN;
constexpr std::int32_t open_to = INT32_MAX;

}  // namespace

std::optional<Interval> ClaimDetails::interval() const {
  if ((flags_ & detail_flag::interval) == 0) return std::nullopt;
  const auto has = [this](std::uint8_t flag) { return (flags_ & flag) != 0; };
  return Interval{
      {{low_, low_exponent_}, has(detail_flag::low_open), has(detail_flag::low_unbounded)},
      {{high_, high_exponent_}, has(detail_flag::high_open), has(detail_flag::high_unbounded)}};
}

std::optional<Decimal> ClaimDetails::range_high() const {
  if ((flags_ & detail_flag::range) == 0) return std::nullopt;
  return Decimal(range_high_, range_exponent_);
}

void ClaimDetails::set_interval(const Interval& interval) {
  low_ = interval.low.value.mantissa();
  high_ = interval.high.value.mantissa();
  low_exponent_ = static_cast<std::int8_t>(interval.low.value.exponent());
  high_exponent_ = static_cast<std::int8_t>(interval.high.value.exponent());
  flags_ |= detail_flag::interval;
  if (interval.low.open) flags_ |= detail_flag::low_open;
  if (interval.high.open) flags_ |= detail_flag::high_open;
  if (interval.low.unbounded) flags_ |= detail_flag::low_unbounded;
  if (interval.high.unbounded) flags_ |= detail_flag::high_unbounded;
}

void ClaimDetails::set_range_high(const Decimal& high) {
  range_high_ = high.mantissa();
  range_exponent_ = static_cast<std::int8_t>(high.exponent());
  flags_ |= detail_flag::range;
}

std::string pack_period(const Period& period) {
  std::array<std::int32_t, 2> days = {period.from ? to_days(*period.from) : open_from,
                                      period.to ? to_days(*period.to) : open_to};
  std::string bytes(sizeof(days) + 2, '\0');
  std::memcpy(bytes.data(), days.data(), sizeof(days));
  bytes[sizeof(days)] = period.fiscal ? '\1' : '\0';
  bytes[sizeof(days) + 1] = static_cast<char>(period.relation);
  return bytes;
}

Period unpack_period(std::string_view bytes) {
  Period period;
  std::array<std::int32_t, 2> days{};
  if (bytes.size() < sizeof(days) + 2) return period;
  std::memcpy(days.data(), bytes.data(), sizeof(days));
  if (days[0] != open_from) period.from = from_days(days[0]);
  if (days[1] != open_to) period.to = from_days(days[1]);
  period.fiscal = bytes[sizeof(days)] != '\0';
  period.relation = static_cast<Relation>(bytes[sizeof(days) + 1]);
  return period;
}

std::string join(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) {
    if (!joined.empty()) joined += list_separator;
    joined += name;
  }
  return joined;
}

std::vector<std::string_view> split(std::string_view joined) {
  std::vector<std::string_view> names;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(list_separator), joined.size());
    names.push_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return names;
}

std::string pack_per(const Per& per) {
  return per.value.normalized().to_string() + ' ' + per.unit + ' ' + per.of;
}

// ---- The table ----------------------------------------------------------------------------------

struct ClaimTable::DetailStore {
  std::mutex insertion;
  std::deque<ClaimDetails> items = std::deque<ClaimDetails>(1);    // 0 is "none"
  std::deque<Derivation> derivations = std::deque<Derivation>(1);  // likewise
};

ClaimTable::ClaimTable() : details_(std::make_shared<DetailStore>()) {}

void ClaimTable::add(std::vector<ClaimSegment> segments) {
  for (ClaimSegment& segment : segments) {
    if (segment.rows.empty()) continue;
    count_ += segment.rows.size();
    if (!segments_.empty() && segments_.back().origin == segment.origin) {
      segment.first = segments_.back().first + segments_.back().rows.size();
    }
    segments_.push_back(std::move(segment));
  }
}

std::uint32_t ClaimTable::add_details(ClaimDetails details,
                                      const std::optional<Derivation>& derivation) {
  const std::lock_guard<std::mutex> lock(details_->insertion);
  if (derivation) {
    details.derivation = static_cast<std::uint32_t>(details_->derivations.size());
    details_->derivations.push_back(*derivation);
  }
  details_->items.push_back(details);
  return static_cast<std::uint32_t>(details_->items.size() - 1);
}

const ClaimDetails& ClaimTable::details(const ClaimRow& row) const {
  return details_->items[row.details];
}

const Derivation* ClaimTable::derivation(const ClaimRow& row) const {
  const std::uint32_t number = details(row).derivation;
  return number == 0 ? nullptr : &details_->derivations[number];
}

Result<Claim> ClaimTable::fetch(ClaimRef ref) const {
  const ClaimSegment& segment = segments_[ref >> ClaimSegment::bits];
  return segment.origin->fetch(segment.base + row(ref).record,
                               segment.first + (ref & (ClaimSegment::capacity - 1)));
}

ClaimOrigin::Span ClaimTable::locate(ClaimRef ref) const {
  const ClaimSegment& segment = segments_[ref >> ClaimSegment::bits];
  return segment.origin->locate(segment.base + row(ref).record);
}

ClaimContext ClaimTable::context(Symbol symbol) const {
  ClaimContext context;
  const std::string_view bytes = contexts.text(symbol);
  if (!bytes.empty()) std::memcpy(&context, bytes.data(), sizeof(context));
  return context;
}

Interval ClaimTable::interval(const ClaimRow& row, const ClaimContext& context) const {
  if (row.details != 0) {
    const ClaimDetails& own = details(row);
    if (const auto given = own.interval()) return *given;
    if (const auto high = own.range_high()) {
      return *interval_of_range(row.stated(), *high,
                                (context.flags & context_flag::approximate) != 0);
    }
  }
  // A value that allows no interval was given one when it was read.
  return *interval_of(row.stated(), context.comparator,
                      (context.flags & context_flag::approximate) != 0);
}

Interval ClaimTable::nominal(ClaimRef ref) const {
  const ClaimRow& claim = row(ref);
  const ClaimContext shared = context(claim);
  Quantity quantity;
  quantity.value = claim.stated();
  quantity.comparator = shared.comparator;
  if (const auto high = details(claim).range_high()) quantity.range = {claim.stated(), *high};
  return veritally::nominal(quantity);
}

std::size_t ClaimTable::memory() const {
  std::size_t bytes = details_->items.size() * sizeof(ClaimDetails);
  for (const ClaimSegment& segment : segments_) {
    bytes += segment.rows.capacity() * sizeof(ClaimRow);
    bytes += segment.subjects.capacity() * sizeof(Symbol);
    bytes += segment.id_hashes.capacity() * sizeof(std::uint32_t);
  }
  return bytes;
}

// ---- The builder --------------------------------------------------------------------------------

TableBuilder::TableBuilder(ClaimTable& table) : table_(table) {}

void TableBuilder::start(std::shared_ptr<const ClaimOrigin> origin, std::uint64_t base) {
  origin_ = std::move(origin);
  base_ = base;
  segments_.push_back({{}, {}, {}, origin_, base_});
}

Symbol TableBuilder::Cache::intern(Interner& interner, std::string_view text) {
  if (text.empty()) return 0;
  const auto mark = static_cast<unsigned char>(text.back());
  Entry& entry = entries_[(text.size() * 7 + mark) % entries_.size()];
  if (!equal_texts(entry.text, text)) {
    entry.symbol = interner.intern(text);
    entry.text = interner.text(entry.symbol);
  }
  return entry.symbol;
}

ClaimRow& TableBuilder::next_row(std::string_view id, std::uint64_t record, Symbol subject) {
  if (segments_.back().rows.size() == ClaimSegment::capacity ||
      record - segments_.back().base > UINT32_MAX) {
    segments_.push_back({{}, {}, {}, origin_, record});
  }
  ClaimSegment& segment = segments_.back();
  if (segment.rows.empty()) {
    segment.rows.reserve(ClaimSegment::capacity);
    segment.subjects.reserve(ClaimSegment::capacity);
    segment.id_hashes.reserve(ClaimSegment::capacity);
  }
  segment.subjects.push_back(subject);
  segment.id_hashes.push_back(id_hash(id));
  ClaimRow& row = segment.rows.emplace_back();
  row.record = static_cast<std::uint32_t>(record - segment.base);
  return row;
}

Symbol TableBuilder::intern(const ClaimContext& context) {
  const auto mark = context.measure * 31 + context.period * 17 + context.unit * 7 +
                    context.scope * 5 + static_cast<Symbol>(context.modality) + context.of * 3;
  KnownContext& known = contexts_[(mark ^ (mark >> 8) ^ (mark >> 16)) % contexts_.size()];
  if (known.symbol == 0 || known.context != context) {
    std::array<char, sizeof(ClaimContext)> bytes{};
    std::memcpy(bytes.data(), &context, sizeof(context));
    known = {context, table_.contexts.intern({bytes.data(), bytes.size()})};
  }
  return known.symbol;
}

Symbol TableBuilder::context_of(const ClaimFields& fields) {
  ClaimContext context;
  context.measure = measures_.intern(table_.measures, fields.measure);
  context.unit = units_.intern(table_.units, fields.unit);
  context.scope = scopes_.intern(table_.scopes, fields.scope);
  context.period = periods_.intern(table_.periods, fields.period);
  context.comparator = fields.comparator;
  context.change = fields.change;
  context.modality = fields.modality;
  if (fields.approximate) context.flags |= context_flag::approximate;
  return intern(context);
}

void TableBuilder::append(std::span<const ClaimFields> block) {
  hashes_.resize(block.size());
  for (std::size_t i = 0; i < block.size(); ++i) {
    hashes_[i] = table_.subjects.hash(block[i].subject);
    table_.subjects.prefetch(hashes_[i]);
  }
  for (const std::uint64_t hash : hashes_) table_.subjects.prefetch_text(hash);
  for (std::size_t i = 0; i < block.size(); ++i) {
    const ClaimFields& fields = block[i];
    const Symbol subject = fields.together
                               ? set_bit | table_.subject_sets.intern(fields.subject, hashes_[i])
                               : table_.subjects.intern(fields.subject, hashes_[i]);
    ClaimRow& row = next_row(fields.id, fields.record, subject);
    row.value = fields.value.mantissa();
    row.exponent = static_cast<std::int8_t>(fields.value.exponent());
    row.context = context_of(fields);
    row.document = documents_.intern(table_.documents, fields.document);
    row.begin = static_cast<std::uint32_t>(std::min<std::uint64_t>(fields.begin, UINT32_MAX));
    if (fields.interval) {
      ClaimDetails details;
      details.set_interval(*fields.interval);
      row.details = table_.add_details(details, std::nullopt);
      segments_.back().detailed = true;
    }
  }
}

void TableBuilder::append(const Claim& claim, std::uint64_t record) {
  std::vector<std::string> scope = claim.scope;
  std::sort(scope.begin(), scope.end());
  const Quantity& quantity = claim.quantity;
  ClaimContext context;
  context.measure = table_.measures.intern(claim.measure);
  context.unit = table_.units.intern(quantity.unit);
  context.scope = table_.scopes.intern(join(scope));
  if (claim.period) context.period = table_.periods.intern(pack_period(*claim.period));
  if (claim.base_period) {
    context.base_period = table_.periods.intern(pack_period(*claim.base_period));
  }
  context.of = table_.nouns.intern(quantity.of);
  if (quantity.per) context.per = table_.rates.intern(pack_per(*quantity.per));
  context.comparator = quantity.comparator;
  context.change = quantity.change;
  context.modality = claim.modality;
  if (quantity.approximate) context.flags |= context_flag::approximate;
  if (quantity.range) context.flags |= context_flag::range;

  const std::string names = join(claim.subject);
  const Symbol subject = claim.subject.size() > 1 ? set_bit | table_.subject_sets.intern(names)
                                                  : table_.subjects.intern(names);
  const Decimal value = quantity.range ? quantity.range->first : quantity.value;
  ClaimRow& row = next_row(claim.id, record, subject);
  row.value = value.mantissa();
  row.exponent = static_cast<std::int8_t>(value.exponent());
  row.context = intern(context);
  row.document = table_.documents.intern(claim.document);
  row.begin =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(claim.begin.value_or(0), UINT32_MAX));
  const ClaimDetails details = details_of(quantity);
  if (details.interval() || details.range_high() || claim.derivation) {
    row.details = table_.add_details(details, claim.derivation);
    segments_.back().detailed = true;
  }
}

std::vector<ClaimSegment> TableBuilder::finish() {
  std::vector<ClaimSegment> done = std::move(segments_);
  segments_.clear();
  for (ClaimSegment& segment : done) {
    if (segment.rows.size() * 2 < segment.rows.capacity()) {
      segment.rows.shrink_to_fit();
      segment.subjects.shrink_to_fit();
      segment.id_hashes.shrink_to_fit();
    }
  }
  return done;
}

}  // namespace veritally
