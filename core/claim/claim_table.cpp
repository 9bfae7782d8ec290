#include "claim/claim_table.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <mutex>

namespace veritally {
namespace {

std::uint8_t flags_of(const Interval& interval) {
  std::uint8_t flags = 0;
  if (interval.low.open) flags |= row_flag::low_open;
  if (interval.high.open) flags |= row_flag::high_open;
  if (interval.low.unbounded) flags |= row_flag::low_unbounded;
  if (interval.high.unbounded) flags |= row_flag::high_unbounded;
  return flags;
}

constexpr std::int32_t open_from = INT32_MIN;
constexpr std::int32_t open_to = INT32_MAX;

}  // namespace

Interval ClaimRow::interval() const {
  Interval out;
  out.low = {{low, low_exponent},
             (flags & row_flag::low_open) != 0,
             (flags & row_flag::low_unbounded) != 0};
  out.high = {{high, high_exponent},
              (flags & row_flag::high_open) != 0,
              (flags & row_flag::high_unbounded) != 0};
  return out;
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
  std::deque<ClaimDetails> items = std::deque<ClaimDetails>(1);  // 0 is "none"
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

std::uint32_t ClaimTable::add_details(ClaimDetails details) {
  const std::lock_guard<std::mutex> lock(details_->insertion);
  details_->items.push_back(std::move(details));
  return static_cast<std::uint32_t>(details_->items.size() - 1);
}

const ClaimDetails& ClaimTable::details(const ClaimRow& row) const {
  return details_->items[row.details];
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

Interval ClaimTable::nominal(ClaimRef ref) const {
  const ClaimRow& claim = row(ref);
  Quantity quantity;
  quantity.value = claim.stated();
  quantity.comparator = static_cast<Comparator>(claim.comparator);
  if ((claim.flags & row_flag::range) != 0) {
    const auto& high = details(claim).range_high;
    quantity.range = {claim.stated(), high ? *high : claim.interval().high.value};
  }
  return veritally::nominal(quantity);
}

std::size_t ClaimTable::memory() const {
  std::size_t bytes = details_->items.size() * sizeof(ClaimDetails);
  for (const ClaimSegment& segment : segments_) {
    bytes += segment.rows.capacity() * sizeof(ClaimRow);
    bytes += segment.subjects.capacity() * sizeof(Symbol);
    bytes += segment.id_hashes.capacity() * sizeof(std::uint64_t);
  }
  return bytes;
}

// ---- The builder --------------------------------------------------------------------------------

TableBuilder::TableBuilder(ClaimTable& table) : table_(table) {}

void TableBuilder::start(std::shared_ptr<const ClaimOrigin> origin, std::uint64_t base) {
  origin_ = std::move(origin);
  base_ = base;
  segments_.push_back({{}, {}, {}, origin_, base_, 1});
}

Symbol TableBuilder::Cache::intern(Interner& interner, std::string_view text) {
  if (text.empty()) return 0;
  const auto mark = static_cast<unsigned char>(text.back());
  Entry& entry = entries_[(text.size() * 7 + mark) % entries_.size()];
  if (entry.text != text) {
    entry.symbol = interner.intern(text);
    entry.text = interner.text(entry.symbol);
  }
  return entry.symbol;
}

ClaimRow& TableBuilder::next_row(std::uint64_t id_hash, std::uint64_t record) {
  if (segments_.back().rows.size() == ClaimSegment::capacity ||
      record - segments_.back().base > UINT32_MAX) {
    segments_.push_back({{}, {}, {}, origin_, record, 1});
  }
  ClaimSegment& segment = segments_.back();
  if (segment.rows.empty()) {
    segment.rows.reserve(ClaimSegment::capacity);
    segment.subjects.reserve(ClaimSegment::capacity);
    segment.id_hashes.reserve(ClaimSegment::capacity);
  }
  segment.id_hashes.push_back(id_hash);
  ClaimRow& row = segment.rows.emplace_back();
  row.record = static_cast<std::uint32_t>(record - segment.base);
  return row;
}

void TableBuilder::fill(ClaimRow& row, const ClaimFields& fields, std::uint64_t subject_hash) {
  row.value = fields.value.mantissa();
  row.value_exponent = static_cast<std::int8_t>(fields.value.exponent());
  row.low = fields.interval.low.value.mantissa();
  row.low_exponent = static_cast<std::int8_t>(fields.interval.low.value.exponent());
  row.high = fields.interval.high.value.mantissa();
  row.high_exponent = static_cast<std::int8_t>(fields.interval.high.value.exponent());
  row.flags = static_cast<std::uint8_t>(fields.flags | flags_of(fields.interval));
  row.comparator = static_cast<std::uint8_t>(fields.comparator);
  row.change = static_cast<std::uint8_t>(fields.change);
  row.modality = static_cast<std::uint8_t>(fields.modality);
  segments_.back().subjects.push_back(
      (fields.flags & row_flag::together) != 0
          ? set_bit | table_.subject_sets.intern(fields.subject, subject_hash)
          : table_.subjects.intern(fields.subject, subject_hash));
  row.begin = static_cast<std::uint32_t>(std::min<std::uint64_t>(fields.begin, UINT32_MAX));
  row.measure = measures_.intern(table_.measures, fields.measure);
  row.unit = units_.intern(table_.units, fields.unit);
  row.scope = scopes_.intern(table_.scopes, fields.scope);
  row.period = periods_.intern(table_.periods, fields.period);
  row.document = documents_.intern(table_.documents, fields.document);
}

void TableBuilder::append(std::span<const ClaimFields> block) {
  hashes_.resize(block.size());
  for (std::size_t i = 0; i < block.size(); ++i) {
    hashes_[i] = table_.subjects.hash(block[i].subject);
    table_.subjects.prefetch(hashes_[i]);
  }
  for (const std::uint64_t hash : hashes_) table_.subjects.prefetch_text(hash);
  for (std::size_t i = 0; i < block.size(); ++i) {
    fill(next_row(hash_bytes(block[i].id), block[i].record), block[i], hashes_[i]);
  }
}

void TableBuilder::append(const Claim& claim, std::uint64_t record) {
  const std::string subject = join(claim.subject);
  std::vector<std::string> scope = claim.scope;
  std::sort(scope.begin(), scope.end());
  const std::string scopes = join(scope);
  const std::string period = claim.period ? pack_period(*claim.period) : std::string();
  const Quantity& quantity = claim.quantity;

  ClaimFields fields;
  fields.subject = subject;
  fields.measure = claim.measure;
  fields.unit = quantity.unit;
  fields.scope = scopes;
  fields.document = claim.document;
  fields.period = period;
  fields.value = quantity.range ? quantity.range->first : quantity.value;
  fields.interval = quantity.interval;
  fields.comparator = quantity.comparator;
  fields.change = quantity.change;
  fields.modality = claim.modality;
  fields.begin = claim.begin.value_or(0);
  if (quantity.approximate) fields.flags |= row_flag::approximate;
  if (quantity.range) fields.flags |= row_flag::range;
  if (claim.subject.size() > 1) fields.flags |= row_flag::together;

  ClaimDetails details;
  bool detailed = false;
  if (!quantity.of.empty()) detailed = true, details.of = table_.nouns.intern(quantity.of);
  if (quantity.per) detailed = true, details.per = table_.rates.intern(pack_per(*quantity.per));
  if (claim.base_period) {
    detailed = true;
    details.base_period = table_.periods.intern(pack_period(*claim.base_period));
  }
  if (quantity.range && !equal(nominal(quantity), quantity.interval)) {
    detailed = true;
    details.range_high = quantity.range->second;
  }
  if (claim.derivation) {
    detailed = true;
    details.derivation = claim.derivation->kind;
    details.operands = claim.derivation->of;
  }
  ClaimRow& row = next_row(hash_bytes(claim.id), record);
  fill(row, fields, table_.subjects.hash(subject));
  if (detailed) {
    row.details = table_.add_details(std::move(details));
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
