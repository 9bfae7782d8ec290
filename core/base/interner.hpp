// Interner: every distinct text once, as a small dense number.
//
// Symbols of one interner are 0 to size() - 1, below 2^31; 0 is always the empty text. Texts are
// never removed and their bytes never move, so a view from `text()` lives as long as the interner.
//
// Threads: all functions may be called from any thread at any time. A look-up that finds its text
// takes no lock; an insertion locks one of 64 shards. Which number a text gets depends on timing,
// so nothing that is printed may depend on the order of symbols.
#pragma once

#include "base/huge_memory.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

namespace veritally {

using Symbol = std::uint32_t;

class Interner {
 public:
  // Whether "Amazon" and "AMAZON" are one text. Folding is of ASCII letters only; `text()` gives
  // the spelling that came first to its shard, so print names from their claims where it matters.
  enum class Case : std::uint8_t { exact, folded };

  explicit Interner(Case fold = Case::exact);
  ~Interner();
  Interner(const Interner&) = delete;
  Interner& operator=(const Interner&) = delete;

  // The symbol of a text, a new one if it is new. Aborts when 2^31 symbols are used up.
  Symbol intern(std::string_view text) { return intern(text, hash(text)); }

  // Those of many texts, faster than one by one: the memory that they need is fetched ahead.
  // REQUIRES: as many symbols as texts.
  void intern(std::span<const std::string_view> texts, std::span<Symbol> symbols);

  std::string_view text(Symbol symbol) const;

  // One more than the largest symbol in use. Some numbers below it may be unused (their text is
  // empty): the shards fill unevenly.
  Symbol size() const;

  // Bytes of memory held.
  std::size_t memory() const;

 private:
  struct Record;
  struct Table;
  struct Shard;
  static constexpr unsigned shard_bits = 6;

  std::uint64_t hash(std::string_view text) const;
  Symbol intern(std::string_view text, std::uint64_t hash);
  Shard& shard_of(std::uint64_t hash) const;
  // The first record with the hash's tag, which is nearly always the right one; or nullptr.
  const Record* likely(std::uint64_t hash) const;
  bool same(const Record& record, std::string_view text) const;

  Case fold_;
  std::unique_ptr<HugePool> memory_;
  std::unique_ptr<std::array<Shard, 1U << shard_bits>> shards_;
};

// A 64-bit hash of bytes, for identifiers that are looked up but not interned.
std::uint64_t hash_bytes(std::string_view bytes);

}  // namespace veritally
