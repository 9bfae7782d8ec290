// ClaimTable: all claims of an audit, 28 bytes each beside shared texts.
//
// A claim is a row of 16 bytes, a quarter of a cache line: its value, its document and the number
// of its context. Beside the rows stand columns for what is asked for in order or rarely: subject,
// hash of the id, record, and begin where claims have one. The context is everything that claims
// share many times over (measure, unit, scope, period, status, ...), each distinct one kept once.
// Rules see columns; rows are transposed to columns batch by batch, when they lie in cache
// (docs/decisions/0002). Texts are symbols of interners, one for each column. What only a report
// needs (id, position, wording) stays where it was read from and is fetched through the row's
// ClaimOrigin.
//
// Order of use: one TableBuilder a thread appends rows into segments; the segments are added in
// the order of the input; then everything is const and may be read from any number of threads.
#pragma once

#include "base/bytes.hpp"
#include "base/huge_memory.hpp"
#include "base/interner.hpp"
#include "base/result.hpp"
#include "claim/claim.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

// One claim of the table. References are dense but for gaps at the end of segments.
using ClaimRef = std::uint32_t;
inline constexpr ClaimRef no_claim = UINT32_MAX;

// Set in a subject's symbol that is one of `subject_sets` and not of `subjects`.
inline constexpr Symbol set_bit = Symbol{1} << 31;

// What claims share. Interned by its bytes, so it has no padding.
struct ClaimContext {
  Symbol measure = 0;
  Symbol unit = 0;
  Symbol scope = 0;   // the sorted scope words, joined by list_separator
  Symbol period = 0;  // a packed Period
  Symbol base_period = 0;
  Symbol of = 0;
  Symbol per = 0;
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  Modality modality = Modality::actual;
  std::uint8_t flags = 0;  // context_flag::...

  bool operator==(const ClaimContext&) const = default;
};
static_assert(sizeof(ClaimContext) == 32);

namespace context_flag {
inline constexpr std::uint8_t approximate = 1;
inline constexpr std::uint8_t range = 2;  // the row's value is the stated lower end
inline constexpr std::uint8_t ambiguous = 4;
inline constexpr std::uint8_t fraction = 8;  // "a third", which is a share as a percentage is
}  // namespace context_flag

class ClaimRow {
 public:
  // Holds mantissas of up to 55 bits and a sign, which is sixteen digits.
  static bool fits(const Decimal& value) {
    return value.mantissa() >> 55 == 0 || value.mantissa() >> 55 == -1;
  }

  // REQUIRES: fits(value).
  void set_stated(const Decimal& value) {
    packed_ = value.mantissa() * 256 + static_cast<std::uint8_t>(value.exponent());
  }
  void set_details(std::uint32_t number) {
    packed_ = std::int64_t{number} * 256 + static_cast<std::uint8_t>(no_exponent);
  }

  // Whether the claim has details, which then hold its value too.
  bool detailed() const { return static_cast<std::int8_t>(packed_ & 0xff) == no_exponent; }
  // REQUIRES: !detailed().
  Decimal stated() const { return {packed_ >> 8, static_cast<std::int8_t>(packed_ & 0xff)}; }
  // In ClaimTable::details. REQUIRES: detailed().
  std::uint32_t details() const { return static_cast<std::uint32_t>(packed_ >> 8); }

  Symbol context = 0;
  Symbol document = 0;

 private:
  static constexpr std::int8_t no_exponent = -128;

  std::int64_t packed_ = 0;  // a mantissa or number over eight bits of exponent
};
static_assert(sizeof(ClaimRow) == 16);

// What few claims have: more than 16 digits, a range, a given interval, a derivation. Packed: at
// most 80 bytes a claim with it.
struct ClaimDetails {
  // Given, and not what interval_of() makes of the stated value.
  std::optional<Interval> interval() const;
  std::optional<Decimal> range_high() const;  // of every range
  Decimal stated() const { return {stated_, stated_exponent_}; }
  void set_interval(const Interval& interval);
  void set_range_high(const Decimal& high);
  void set_stated(const Decimal& value);

 private:
  std::int64_t low_ = 0;
  std::int64_t high_ = 0;
  std::int64_t range_high_ = 0;
  std::int64_t stated_ = 0;
  std::int8_t low_exponent_ = 0;
  std::int8_t high_exponent_ = 0;
  std::int8_t range_exponent_ = 0;
  std::int8_t stated_exponent_ = 0;

 public:
  std::uint32_t derivation = 0;  // in ClaimTable; 0: not derived

 private:
  std::uint8_t flags_ = 0;
};
static_assert(sizeof(ClaimDetails) == 48);

// Joins the texts of lists inside one symbol. Occurs in no sensible name.
inline constexpr char list_separator = '\x1f';

// Where the claims of a segment were read from. Threads: fetch may run on several at once.
class ClaimOrigin {
 public:
  virtual ~ClaimOrigin() = default;
  // The whole claim again, with its id; `ordinal` is its number among the claims of the origin,
  // from 1, which names it where it has no id. Fails only if the input changed meanwhile.
  virtual Result<Claim> fetch(std::uint64_t record, std::uint64_t ordinal) const = 0;
  // Where the record stands: file, line and column; begin and end in bytes.
  struct Span {
    Place place;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  virtual Span locate(std::uint64_t record) const = 0;
};

// Rows, and what stands beside them in the same order.
struct ClaimSegment {
  static constexpr unsigned bits = 17;  // their rows fill a huge page
  static constexpr std::size_t capacity = std::size_t{1} << bits;

  // Rows that come from one origin, up to the next part.
  struct Part {
    std::uint32_t begin = 0;  // the first of them
    std::shared_ptr<const ClaimOrigin> origin;
    std::uint64_t base = 0;   // of their records
    std::uint64_t first = 1;  // ordinal of the first row among the claims of the origin
  };
  const Part& part_of(std::size_t row) const;
  // Adds the rows of another segment. REQUIRES: there is room for them.
  void append(const ClaimSegment& more);

  HugeVector<ClaimRow> rows;
  HugeVector<Symbol> subjects;          // of `subjects`, or set_bit | of `subject_sets`
  HugeVector<std::uint32_t> id_hashes;  // id_hash of each id; of the empty text where none
  HugeVector<std::uint32_t> records;    // where the origin finds the whole claim, from `base` on
  // Byte in the document, for order; 2^32 - 1 and more are one. Empty where all are 0.
  HugeVector<std::uint32_t> begins;
  std::vector<Part> parts;  // in the order of their rows; the first begins with the first row
  bool detailed = false;    // some row has details
  bool together = false;    // some claim is about several subjects
};

// A claim on its way into the table: texts as views, lists joined, numbers ready.
struct ClaimFields {
  std::string_view id;
  std::string_view subject;  // joined by list_separator where several
  bool together = false;     // about several subjects
  std::string_view measure;
  std::string_view unit = "1";
  std::string_view scope;
  std::string_view document;
  std::string_view period;  // packed by pack_period
  Decimal value;
  std::optional<Interval> interval;  // given, and not what the value allows by itself
  bool approximate = false;
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  Modality modality = Modality::actual;
  std::uint64_t begin = 0;
  std::uint64_t record = 0;
  // Claims of one reader with the same key have the same context, whatever their texts: measure,
  // unit, scope, period, comparator, hedge, change and modality need no look. 0: no key.
  std::uint64_t context_key = 0;
  std::uint32_t document_key = 0;  // likewise of the document; small
};

// What the table keeps of an id, to find the claims that derivations name.
inline std::uint32_t id_hash(std::string_view id) {
  return static_cast<std::uint32_t>(hash_bytes(id) >> 32);
}

// A period as interned bytes; the empty text is "not stated".
std::string pack_period(const Period& period);
Period unpack_period(std::string_view bytes);

class TableBuilder;

class ClaimTable {
 public:
  ClaimTable();

  // Interners, one a column.
  Interner subjects{Interner::Case::folded};
  Interner subject_sets{Interner::Case::folded};
  Interner measures{Interner::Case::folded};
  Interner units;
  Interner scopes{Interner::Case::folded};
  Interner periods;
  Interner documents;
  Interner nouns{Interner::Case::folded};
  Interner rates;     // `per`, as "value unit of"
  Interner contexts;  // the bytes of a ClaimContext

  // Adds rows behind those that are there. What fits into the last segment is put there, so that
  // thousands of small inputs need no more memory and no more references than a large one. One
  // thread.
  void add(std::vector<ClaimSegment> segments);

  // Puts the details of a row, and gives the number for ClaimRow::set_details. Any thread.
  std::uint32_t add_details(ClaimDetails details, const std::optional<Derivation>& derivation);

  const std::vector<ClaimSegment>& segments() const { return segments_; }
  const ClaimRow& row(ClaimRef ref) const {
    return segments_[ref >> ClaimSegment::bits].rows[ref & (ClaimSegment::capacity - 1)];
  }
  Symbol subject(ClaimRef ref) const {
    return segments_[ref >> ClaimSegment::bits].subjects[ref & (ClaimSegment::capacity - 1)];
  }
  std::uint32_t id_hash(ClaimRef ref) const {
    return segments_[ref >> ClaimSegment::bits].id_hashes[ref & (ClaimSegment::capacity - 1)];
  }
  std::uint32_t begin(ClaimRef ref) const {
    const HugeVector<std::uint32_t>& begins = segments_[ref >> ClaimSegment::bits].begins;
    return begins.empty() ? 0 : begins[ref & (ClaimSegment::capacity - 1)];
  }
  ClaimContext context(Symbol symbol) const;
  ClaimContext context(const ClaimRow& row) const { return context(row.context); }
  // The value as stated; of a range, its lower end.
  Decimal stated(const ClaimRow& row) const {
    return row.detailed() ? details(row).stated() : row.stated();
  }
  // Of a row without details, those of none.
  const ClaimDetails& details(const ClaimRow& row) const;
  // How the claim was made from others; nullptr where it says nothing of it.
  const Derivation* derivation(const ClaimRow& row) const;
  // What the claim's digits and hedges, or its given interval, allow.
  Interval interval(const ClaimRow& row) const { return interval(row, context(row)); }
  Interval interval(const ClaimRow& row, const ClaimContext& context) const;
  // False: interval() follows from the digits, the hedge and the bound alone.
  bool interval_given(const ClaimRow& row) const {
    return row.detailed() && details(row).interval().has_value();
  }
  std::uint64_t count() const { return count_; }
  // Whether the reference is a claim and not a gap or beyond the last.
  bool holds(ClaimRef ref) const {
    const std::size_t segment = ref >> ClaimSegment::bits;
    return segment < segments_.size() &&
           (ref & (ClaimSegment::capacity - 1)) < segments_[segment].rows.size();
  }
  // One more than the largest reference that there may be.
  ClaimRef limit() const { return static_cast<ClaimRef>(segments_.size() << ClaimSegment::bits); }
  // One more than the reference of the last claim: that of the next one, or less.
  ClaimRef end() const;
  // Where the claim was read from.
  const std::shared_ptr<const ClaimOrigin>& origin(ClaimRef ref) const {
    return segments_[ref >> ClaimSegment::bits].part_of(ref & (ClaimSegment::capacity - 1)).origin;
  }

  Result<Claim> fetch(ClaimRef ref) const;
  ClaimOrigin::Span locate(ClaimRef ref) const;

  // What the claim states, without rounding.
  Interval nominal(ClaimRef ref) const;

  // Bytes held for rows, hashes and details; texts are counted by the interners.
  std::size_t memory() const;

 private:
  std::vector<ClaimSegment> segments_;
  std::uint64_t count_ = 0;
  struct DetailStore;
  std::shared_ptr<DetailStore> details_;
};

// Appends claims to segments. One thread; several builders may fill one table at the same time.
class TableBuilder {
 public:
  explicit TableBuilder(ClaimTable& table);

  // Begins rows of this origin; records are given relative to `base`. Memory is taken for so many
  // rows as are expected, but never for more than one segment at a time.
  void start(std::shared_ptr<const ClaimOrigin> origin, std::uint64_t base,
             std::size_t expected = ClaimSegment::capacity);
  // Fastest in blocks of some dozens: the memory for the subjects' symbols is fetched ahead.
  // REQUIRES: all keys of contexts come from one reader.
  void append(std::span<const ClaimFields> block);
  // A whole claim, as its `record` at the origin.
  void append(const Claim& claim, std::uint64_t record);
  // The rows so far; the builder is as new.
  std::vector<ClaimSegment> finish();

 private:
  // Claims repeat a few contexts: those seen last are remembered by their keys, and by the texts
  // that they were made of, in tables where each has one place. Most texts are so short that their
  // ends say all of them, and a look at the texts themselves is spared.
  struct KnownContext {
    std::array<TextEnds, 4> ends;
    std::uint32_t words = 0;  // comparator, change, modality and flags
    Symbol symbol = 0;
    std::array<std::string, 4> texts;  // measure, unit, scope, period
  };
  struct KeyedContext {
    std::uint64_t key = 0;
    Symbol symbol = 0;
  };

  void add_segment(std::uint64_t base);
  ClaimSegment& open_segment(std::uint64_t record);
  void append_subjects(ClaimSegment& segment, std::span<const ClaimFields> block);
  void append_rows(ClaimSegment& segment, std::span<const ClaimFields> block);
  static void set_begin(ClaimSegment& segment, std::size_t row, std::uint64_t begin);
  void set_details(ClaimSegment& segment, ClaimRow& row, ClaimDetails details, const Decimal& value,
                   const std::optional<Derivation>& derivation);
  Symbol context_of(const ClaimFields& fields);
  Symbol context_of_texts(const ClaimFields& fields);
  Symbol document_of(const ClaimFields& fields);
  Symbol intern(const ClaimContext& context);

  ClaimTable& table_;
  std::vector<ClaimSegment> segments_;
  std::shared_ptr<const ClaimOrigin> origin_;
  std::size_t expected_ = 0;
  std::vector<KeyedContext> keyed_contexts_;  // empty until there are claims of a block
  std::vector<KnownContext> contexts_;        // likewise
  std::vector<Symbol> keyed_documents_;       // by key; 0: not known yet
  std::vector<std::string_view> names_;       // of the subjects of a block
};

// A claim's lists in the form that interners hold: names joined by list_separator.
std::string join(const std::vector<std::string>& names);
std::vector<std::string_view> split(std::string_view joined);
// "100000 1 person" for {100000, "1", "person"}.
std::string pack_per(const Per& per);

}  // namespace veritally
