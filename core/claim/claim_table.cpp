#include "claim/claim_table.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <iterator>
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

void ClaimDetails::set_stated(const Decimal& value) {
  stated_ = value.mantissa();
  stated_exponent_ = static_cast<std::int8_t>(value.exponent());
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

const ClaimSegment::Part& ClaimSegment::part_of(std::size_t row) const {
  const auto behind =
      std::upper_bound(parts.begin(), parts.end(), row,
                       [](std::size_t at, const Part& part) { return at < part.begin; });
  return *std::prev(behind);
}

void ClaimSegment::append(const ClaimSegment& more) {
  const std::size_t size = rows.size();
  const auto put = [](auto& into, const auto& from) {
    into.insert(into.end(), from.begin(), from.end());
  };
  put(rows, more.rows);
  put(subjects, more.subjects);
  put(id_hashes, more.id_hashes);
  put(records, more.records);
  if (!begins.empty() || !more.begins.empty()) {
    begins.resize(size);
    put(begins, more.begins);
    begins.resize(rows.size());
  }
  for (Part part : more.parts) {
    part.begin += static_cast<std::uint32_t>(size);
    parts.push_back(std::move(part));
  }
  detailed = detailed || more.detailed;
  together = together || more.together;
}

void ClaimTable::add(std::vector<ClaimSegment> segments) {
  for (ClaimSegment& segment : segments) {
    if (segment.rows.empty()) continue;
    count_ += segment.rows.size();
    if (!segments_.empty()) {
      const ClaimSegment& last = segments_.back();
      const ClaimSegment::Part& part = last.parts.back();
      if (part.origin == segment.parts.front().origin) {
        segment.parts.front().first = part.first + last.rows.size() - part.begin;
      }
    }
    const bool fits = !segments_.empty() &&
                      segments_.back().rows.size() + segment.rows.size() <= ClaimSegment::capacity;
    if (fits) {
      segments_.back().append(segment);
    } else {
      segments_.push_back(std::move(segment));
    }
  }
}

ClaimRef ClaimTable::end() const {
  if (segments_.empty()) return 0;
  const std::size_t gap = ClaimSegment::capacity - segments_.back().rows.size();
  return limit() - static_cast<ClaimRef>(gap);
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
  return details_->items[row.detailed() ? row.details() : 0];
}

const Derivation* ClaimTable::derivation(const ClaimRow& row) const {
  const std::uint32_t number = details(row).derivation;
  return number == 0 ? nullptr : &details_->derivations[number];
}

Result<Claim> ClaimTable::fetch(ClaimRef ref) const {
  const ClaimSegment& segment = segments_[ref >> ClaimSegment::bits];
  const std::size_t row = ref & (ClaimSegment::capacity - 1);
  const ClaimSegment::Part& part = segment.part_of(row);
  return part.origin->fetch(part.base + segment.records[row], part.first + row - part.begin);
}

ClaimOrigin::Span ClaimTable::locate(ClaimRef ref) const {
  const ClaimSegment& segment = segments_[ref >> ClaimSegment::bits];
  const std::size_t row = ref & (ClaimSegment::capacity - 1);
  const ClaimSegment::Part& part = segment.part_of(row);
  return part.origin->locate(part.base + segment.records[row]);
}

ClaimContext ClaimTable::context(Symbol symbol) const {
  ClaimContext context;
  const std::string_view bytes = contexts.text(symbol);
  if (!bytes.empty()) std::memcpy(&context, bytes.data(), sizeof(context));
  return context;
}

Interval ClaimTable::interval(const ClaimRow& row, const ClaimContext& context) const {
  const bool approximate = (context.flags & context_flag::approximate) != 0;
  const ClaimDetails& own = details(row);
  if (const auto given = own.interval()) return *given;
  if (const auto high = own.range_high())
    return *interval_of_range(stated(row), *high, approximate);
  // A value that allows no interval was given one when it was read.
  return *interval_of(stated(row), context.comparator, approximate);
}

Interval ClaimTable::nominal(ClaimRef ref) const {
  const ClaimRow& claim = row(ref);
  Quantity quantity;
  quantity.value = stated(claim);
  quantity.comparator = context(claim).comparator;
  quantity.approximate = (context(claim).flags & context_flag::approximate) != 0;
  if (quantity.approximate) quantity.interval = interval(claim);
  if (const auto high = details(claim).range_high()) quantity.range = {quantity.value, *high};
  return veritally::nominal(quantity);
}

std::size_t ClaimTable::memory() const {
  std::size_t bytes = details_->items.size() * sizeof(ClaimDetails);
  for (const ClaimSegment& segment : segments_) {
    bytes += segment.rows.capacity() * sizeof(ClaimRow);
    bytes += segment.subjects.capacity() * sizeof(Symbol);
    bytes +=
        (segment.id_hashes.capacity() + segment.records.capacity() + segment.begins.capacity()) *
        sizeof(std::uint32_t);
  }
  return bytes;
}

// ---- The builder --------------------------------------------------------------------------------

namespace {

// Of the contexts that are remembered, as powers of two: those by their texts are large.
constexpr unsigned keyed_bits = 12;
constexpr unsigned known_bits = 10;

// A number that tells most texts apart.
std::uint64_t mark_of(const TextEnds& ends) {
  return ends.first ^ (ends.last * 0x9e3779b97f4a7c15) ^ ends.size;
}

// Spreads the bits of a mark; the highest are the best.
std::uint64_t spread(std::uint64_t mark) { return mark * 0xe7037ed1a0b428db; }

std::uint32_t words_of(const ClaimFields& fields) {
  return static_cast<std::uint32_t>(fields.comparator) |
         static_cast<std::uint32_t>(fields.change) << 8 |
         static_cast<std::uint32_t>(fields.modality) << 16 |
         static_cast<std::uint32_t>(fields.approximate) << 24;
}

}  // namespace

TableBuilder::TableBuilder(ClaimTable& table) : table_(table) {}

void TableBuilder::start(std::shared_ptr<const ClaimOrigin> origin, std::uint64_t base,
                         std::size_t expected) {
  origin_ = std::move(origin);
  expected_ = std::min(expected, ClaimSegment::capacity);
  add_segment(base);
}

void TableBuilder::add_segment(std::uint64_t base) {
  segments_.emplace_back().parts.push_back({0, origin_, base, 1});
}

// The segment that has room for a row of this record.
ClaimSegment& TableBuilder::open_segment(std::uint64_t record) {
  if (segments_.back().rows.size() == ClaimSegment::capacity ||
      record - segments_.back().parts.front().base > UINT32_MAX) {
    add_segment(record);
  }
  ClaimSegment& segment = segments_.back();
  if (segment.rows.empty()) {
    segment.rows.reserve(expected_);
    segment.subjects.reserve(expected_);
    segment.id_hashes.reserve(expected_);
    segment.records.reserve(expected_);
  }
  return segment;
}

Symbol TableBuilder::intern(const ClaimContext& context) {
  std::array<char, sizeof(ClaimContext)> bytes{};
  std::memcpy(bytes.data(), &context, sizeof(context));
  return table_.contexts.intern({bytes.data(), bytes.size()});
}

Symbol TableBuilder::document_of(const ClaimFields& fields) {
  if (fields.document_key == 0) return table_.documents.intern(fields.document);
  if (fields.document_key >= keyed_documents_.size()) {
    keyed_documents_.resize(fields.document_key + 1);
  }
  Symbol& known = keyed_documents_[fields.document_key];
  if (known == 0) known = table_.documents.intern(fields.document);
  return known;
}

Symbol TableBuilder::context_of(const ClaimFields& fields) {
  if (fields.context_key == 0) return context_of_texts(fields);
  if (keyed_contexts_.empty()) keyed_contexts_.resize(std::size_t{1} << keyed_bits);
  KeyedContext& known = keyed_contexts_[spread(fields.context_key) >> (64 - keyed_bits)];
  if (known.key != fields.context_key) known = {fields.context_key, context_of_texts(fields)};
  return known.symbol;
}

Symbol TableBuilder::context_of_texts(const ClaimFields& fields) {
  const std::array texts = {fields.measure, fields.unit, fields.scope, fields.period};
  const std::array ends = {ends_of(texts[0]), ends_of(texts[1]), ends_of(texts[2]),
                           ends_of(texts[3])};
  const std::uint32_t words = words_of(fields);
  std::uint64_t mark = words;
  bool long_text = false;
  for (const TextEnds& text : ends) {
    mark = spread(mark ^ mark_of(text));
    mark ^= mark >> 32;
    long_text = long_text || text.size > TextEnds::whole;
  }
  if (contexts_.empty()) contexts_.resize(std::size_t{1} << known_bits);
  KnownContext& known = contexts_[spread(mark) >> (64 - known_bits)];
  const bool same = known.symbol != 0 && known.words == words && known.ends == ends &&
                    (!long_text || std::equal(texts.begin(), texts.end(), known.texts.begin()));
  if (same) return known.symbol;
  ClaimContext context;
  context.measure = table_.measures.intern(fields.measure);
  context.unit = table_.units.intern(fields.unit);
  context.scope = table_.scopes.intern(fields.scope);
  context.period = table_.periods.intern(fields.period);
  context.comparator = fields.comparator;
  context.change = fields.change;
  context.modality = fields.modality;
  if (fields.approximate) context.flags |= context_flag::approximate;
  known.ends = ends;
  known.words = words;
  known.symbol = intern(context);
  std::copy(texts.begin(), texts.end(), known.texts.begin());
  return known.symbol;
}

void TableBuilder::append(std::span<const ClaimFields> block) {
  while (!block.empty()) {
    ClaimSegment& segment = open_segment(block.front().record);
    const auto fits = [base = segment.parts.front().base](const ClaimFields& fields) {
      return fields.record - base <= UINT32_MAX;
    };
    std::size_t count = std::min(block.size(), ClaimSegment::capacity - segment.rows.size());
    while (!fits(block[count - 1])) --count;
    append_subjects(segment, block.first(count));
    append_rows(segment, block.first(count));
    block = block.subspan(count);
  }
}

void TableBuilder::append_subjects(ClaimSegment& segment, std::span<const ClaimFields> block) {
  const std::size_t first = segment.subjects.size();
  names_.clear();
  for (const ClaimFields& fields : block) {
    names_.push_back(fields.together ? std::string_view() : fields.subject);
  }
  segment.subjects.resize(first + block.size());
  table_.subjects.intern(names_, std::span(segment.subjects).subspan(first));
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (!block[i].together) continue;
    segment.together = true;
    segment.subjects[first + i] = set_bit | table_.subject_sets.intern(block[i].subject);
  }
}

// REQUIRES: the segment has room, and the records can be told from its base.
void TableBuilder::append_rows(ClaimSegment& segment, std::span<const ClaimFields> block) {
  const std::uint64_t base = segment.parts.front().base;
  for (const ClaimFields& fields : block) {
    segment.id_hashes.push_back(id_hash(fields.id));
    segment.records.push_back(static_cast<std::uint32_t>(fields.record - base));
    set_begin(segment, segment.rows.size(), fields.begin);
    ClaimRow row;
    row.context = context_of(fields);
    row.document = document_of(fields);
    if (!fields.interval && ClaimRow::fits(fields.value)) {
      row.set_stated(fields.value);
    } else {
      ClaimDetails details;
      if (fields.interval) details.set_interval(*fields.interval);
      set_details(segment, row, details, fields.value, std::nullopt);
    }
    segment.rows.push_back(row);
  }
}

void TableBuilder::set_begin(ClaimSegment& segment, std::size_t row, std::uint64_t begin) {
  if (begin == 0) return;
  if (row >= segment.begins.size()) {
    segment.begins.resize(std::max(row + 1, segment.rows.capacity()));
  }
  segment.begins[row] = static_cast<std::uint32_t>(std::min<std::uint64_t>(begin, UINT32_MAX));
}

void TableBuilder::set_details(ClaimSegment& segment, ClaimRow& row, ClaimDetails details,
                               const Decimal& value, const std::optional<Derivation>& derivation) {
  details.set_stated(value);
  row.set_details(table_.add_details(details, derivation));
  segment.detailed = true;
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
  if (claim.ambiguous) context.flags |= context_flag::ambiguous;
  if (!quantity.fraction.empty()) context.flags |= context_flag::fraction;

  const std::string names = join(claim.subject);
  const bool names_several = claim.subject.size() > 1;
  const Symbol subject =
      names_several ? set_bit | table_.subject_sets.intern(names) : table_.subjects.intern(names);
  const Decimal value = quantity.range ? quantity.range->first : quantity.value;
  ClaimSegment& segment = open_segment(record);
  segment.subjects.push_back(subject);
  segment.together = segment.together || names_several;
  segment.id_hashes.push_back(id_hash(claim.id));
  segment.records.push_back(static_cast<std::uint32_t>(record - segment.parts.front().base));
  set_begin(segment, segment.rows.size(), claim.begin.value_or(0));
  ClaimRow& row = segment.rows.emplace_back();
  row.context = intern(context);
  row.document = table_.documents.intern(claim.document);
  const ClaimDetails details = details_of(quantity);
  if (details.interval() || details.range_high() || claim.derivation || !ClaimRow::fits(value)) {
    set_details(segment, row, details, value, claim.derivation);
  } else {
    row.set_stated(value);
  }
}

std::vector<ClaimSegment> TableBuilder::finish() {
  std::vector<ClaimSegment> done = std::move(segments_);
  segments_.clear();
  for (ClaimSegment& segment : done) {
    if (!segment.begins.empty()) segment.begins.resize(segment.rows.size());
    if (segment.rows.size() * 2 < segment.rows.capacity()) {
      segment.rows.shrink_to_fit();
      segment.subjects.shrink_to_fit();
      segment.id_hashes.shrink_to_fit();
      segment.records.shrink_to_fit();
      segment.begins.shrink_to_fit();
    }
  }
  return done;
}

}  // namespace veritally
