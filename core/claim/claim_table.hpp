// ClaimTable: all claims of an audit, 76 bytes each beside shared texts.
//
// A claim is one row of 64 bytes, a cache line: everything that decides whether two claims speak of
// the same thing and agree. Rules see columns; rows are transposed to columns batch by batch, when
// they lie in cache (docs/decisions/0002-rows-of-one-cache-line.md). Texts are symbols of
// interners, one for each column. What only a report needs (id, position, wording) stays where it
// was read from and is fetched through the row's ClaimOrigin.
//
// Order of use: one TableBuilder a thread appends rows into segments; the segments are added in
// the order of the input; then everything is const and may be read from any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/huge_memory.hpp"
#include "base/interner.hpp"
#include "base/result.hpp"
#include "claim/claim.hpp"

namespace veritally {

// One claim of the table. References are dense but for gaps at the end of segments.
using ClaimRef = std::uint32_t;
inline constexpr ClaimRef no_claim = UINT32_MAX;

namespace row_flag {
inline constexpr std::uint8_t low_open = 1;
inline constexpr std::uint8_t high_open = 2;
inline constexpr std::uint8_t low_unbounded = 4;
inline constexpr std::uint8_t high_unbounded = 8;
inline constexpr std::uint8_t approximate = 16;
inline constexpr std::uint8_t range = 32;     // `value` is the stated lower end
inline constexpr std::uint8_t together = 64;  // about several subjects
}  // namespace row_flag

// Set in a subject's symbol that is one of `subject_sets` and not of `subjects`.
inline constexpr Symbol set_bit = Symbol{1} << 31;

struct ClaimRow {
  std::int64_t value = 0;  // mantissas; the exponents are below
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int8_t value_exponent = 0;
  std::int8_t low_exponent = 0;
  std::int8_t high_exponent = 0;
  std::uint8_t flags = 0;
  std::uint8_t comparator = 0;
  std::uint8_t change = 0;
  std::uint8_t modality = 0;
  std::uint8_t reserved = 0;
  std::uint32_t begin = 0;  // byte in the document, for order; 2^32 - 1 and more are one
  Symbol measure = 0;
  Symbol unit = 0;
  Symbol scope = 0;     // the sorted scope words, joined by list_separator
  Symbol period = 0;    // a packed Period
  Symbol document = 0;
  std::uint32_t record = 0;   // where the origin of the segment finds the whole claim
  std::uint32_t details = 0;  // in ClaimTable::details; 0: none

  Interval interval() const;
  Decimal stated() const { return {value, value_exponent}; }
};
static_assert(sizeof(ClaimRow) == 64);

// What few claims have.
struct ClaimDetails {
  Symbol of = 0;
  Symbol per = 0;
  Symbol base_period = 0;
  std::optional<Decimal> range_high;  // of a range whose interval is not just its stated ends
  DerivationKind derivation = DerivationKind::sum;
  std::vector<std::string> operands;  // ids; empty: not derived
};

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

// Rows that were read together. `base` is added to each row's `record`.
struct ClaimSegment {
  static constexpr unsigned bits = 15;
  static constexpr std::size_t capacity = std::size_t{1} << bits;

  HugeVector<ClaimRow> rows;
  std::vector<Symbol> subjects;  // of `subjects`, or set_bit | of `subject_sets`
  std::vector<std::uint64_t> id_hashes;  // hash_bytes of each id; of the empty text where none
  std::shared_ptr<const ClaimOrigin> origin;
  std::uint64_t base = 0;
  std::uint64_t first = 1;  // ordinal of the first row among the claims of the origin
  bool detailed = false;    // some row has details
};

// A claim on its way into the table: texts as views, lists joined, numbers ready.
struct ClaimFields {
  std::string_view id;
  std::string_view subject;  // joined by list_separator where several
  std::string_view measure;
  std::string_view unit = "1";
  std::string_view scope;
  std::string_view document;
  std::string_view period;  // packed by pack_period
  Decimal value;
  Interval interval;
  std::uint8_t flags = 0;  // row_flag::approximate, range, together
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  Modality modality = Modality::actual;
  std::uint64_t begin = 0;
  std::uint64_t record = 0;
};

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
  Interner rates;  // `per`, as "value unit of"

  // Adds rows behind those that are there. One thread.
  void add(std::vector<ClaimSegment> segments);

  // Puts the details of a row, and gives the number for ClaimRow::details. Any thread.
  std::uint32_t add_details(ClaimDetails details);

  const std::vector<ClaimSegment>& segments() const { return segments_; }
  const ClaimRow& row(ClaimRef ref) const {
    return segments_[ref >> ClaimSegment::bits].rows[ref & (ClaimSegment::capacity - 1)];
  }
  Symbol subject(ClaimRef ref) const {
    return segments_[ref >> ClaimSegment::bits].subjects[ref & (ClaimSegment::capacity - 1)];
  }
  std::uint64_t id_hash(ClaimRef ref) const {
    return segments_[ref >> ClaimSegment::bits].id_hashes[ref & (ClaimSegment::capacity - 1)];
  }
  const ClaimDetails& details(const ClaimRow& row) const;
  std::uint64_t count() const { return count_; }
  // One more than the largest reference.
  ClaimRef limit() const {
    return static_cast<ClaimRef>(segments_.size() << ClaimSegment::bits);
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

  // Begins rows of this origin; records are given relative to `base`.
  void start(std::shared_ptr<const ClaimOrigin> origin, std::uint64_t base);
  // Fastest in blocks of some dozens: the memory for the subjects' symbols is fetched ahead.
  void append(std::span<const ClaimFields> block);
  // A whole claim, as its `record` at the origin.
  void append(const Claim& claim, std::uint64_t record);
  // The rows so far; the builder is as new.
  std::vector<ClaimSegment> finish();

 private:
  // Remembers the symbols of texts seen just before: most columns repeat a few texts.
  class Cache {
   public:
    Symbol intern(Interner& interner, std::string_view text);

   private:
    struct Entry {
      std::string_view text;
      Symbol symbol = 0;
    };
    std::array<Entry, 64> entries_{};
  };

  ClaimRow& next_row(std::uint64_t id_hash, std::uint64_t record);
  void fill(ClaimRow& row, const ClaimFields& fields, std::uint64_t subject_hash);

  ClaimTable& table_;
  std::vector<ClaimSegment> segments_;
  std::shared_ptr<const ClaimOrigin> origin_;
  std::uint64_t base_ = 0;
  Cache measures_;
  Cache units_;
  Cache scopes_;
  Cache periods_;
  Cache documents_;
  std::vector<std::uint64_t> hashes_;
};

// A claim's lists in the form that interners hold: names joined by list_separator.
std::string join(const std::vector<std::string>& names);
std::vector<std::string_view> split(std::string_view joined);
// "100000 1 person" for {100000, "1", "person"}.
std::string pack_per(const Per& per);

}  // namespace veritally
