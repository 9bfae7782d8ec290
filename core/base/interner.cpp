#include "base/interner.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace veritally {
namespace {

__extension__ using UnsignedWide = unsigned __int128;

// The multiply-and-fold step of wyhash (Wang Yi, public domain).
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const UnsignedWide product = static_cast<UnsignedWide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

constexpr std::uint64_t seed = 0x9e3779b97f4a7c15;
constexpr std::uint64_t step = 0xe7037ed1a0b428db;

// `mask` is 0x20 in every byte where case does not count, which maps letters of either case alike
// (and a few other bytes, which only costs a comparison).
std::uint64_t hash_with(std::string_view text, std::uint64_t mask) {
  // The product keeps the length apart from the bytes: "a\0" is not "b".
  std::uint64_t state = seed ^ (text.size() * step);
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > TextEnds::whole; left -= 8, at += 8) {
    state = mix(state ^ (load<std::uint64_t>(at) | mask), step);
  }
  const TextEnds rest = ends_of({at, left});
  return mix(mix(state ^ (rest.first | mask), seed ^ (rest.last | mask)), step);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes) { return hash_with(bytes, 0); }

// A text with its number in front; never moved once made.
struct Interner::Record {
  Symbol symbol;
  std::uint32_t length;
  const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }
  std::string_view text() const { return {bytes(), length}; }
};

// Open addressing with linear probing. A slot is 16 bits of hash over a 48-bit pointer; 0 is free.
struct Interner::Table {
  Table(std::size_t size, void* memory)
      : mask(size - 1), slots(static_cast<std::atomic<std::uint64_t>*>(memory)) {
    for (std::size_t i = 0; i < size; ++i) new (&slots[i]) std::atomic<std::uint64_t>(0);
  }
  std::size_t mask;
  std::atomic<std::uint64_t>* slots;  // of the interner's pool
};

struct alignas(64) Interner::Shard {
  static constexpr std::size_t most_block_bytes = std::size_t{1} << 17;
  // Records by local number, in blocks that double: block b holds 2^b of them.
  static constexpr std::size_t directory_blocks = 27;

  std::atomic<Table*> table{nullptr};
  std::atomic<std::uint32_t> used{0};
  std::array<std::atomic<Record**>, directory_blocks> directory{};
  std::mutex insertion;
  std::vector<std::unique_ptr<Table>> tables;  // the current one last; readers may use older ones
  std::vector<std::unique_ptr<Record*[]>> directory_memory;
  char* free = nullptr;
  std::size_t free_bytes = 0;
  std::size_t block_bytes = 1024;  // of the next block; doubles
  std::size_t held = 0;            // by the directory

  Record* allocate(std::string_view text, HugePool& memory) {
    const std::size_t bytes = (sizeof(Record) + text.size() + 7) / 8 * 8;
    if (bytes > free_bytes) {
      const std::size_t block = std::max(bytes, block_bytes);
      free = static_cast<char*>(memory.allocate(block));
      free_bytes = block;
      block_bytes = std::min(block_bytes * 2, most_block_bytes);
    }
    auto* record = reinterpret_cast<Record*>(free);
    free += bytes;
    free_bytes -= bytes;
    record->length = static_cast<std::uint32_t>(text.size());
    if (!text.empty()) std::memcpy(record + 1, text.data(), text.size());
    return record;
  }

  static std::pair<std::size_t, std::size_t> locate(std::uint32_t number) {
    const auto block = static_cast<std::size_t>(31 - __builtin_clz(number + 1));
    return {block, number + 1 - (std::uint32_t{1} << block)};
  }

  void enter(std::uint32_t number, Record* record) {
    const auto [block, place] = locate(number);
    if (place == 0) {
      const std::size_t size = std::size_t{1} << block;
      directory_memory.push_back(std::make_unique<Record*[]>(size));
      held += size * sizeof(Record*);
      directory[block].store(directory_memory.back().get(), std::memory_order_release);
    }
    directory[block].load(std::memory_order_relaxed)[place] = record;
  }

  static std::uint64_t pack(const Record* record, std::uint64_t hash) {
    return reinterpret_cast<std::uint64_t>(record) | (hash & 0xffff000000000000);
  }
  static Record* unpack(std::uint64_t slot) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the slot holds more than the address.
    return reinterpret_cast<Record*>(slot & 0x0000ffffffffffff);
  }
  static std::size_t home(std::uint64_t hash) { return hash >> shard_bits; }

  void add_table(std::size_t size, HugePool& memory) {
    tables.push_back(
        std::make_unique<Table>(size, memory.allocate(size * sizeof(std::atomic<std::uint64_t>))));
  }

  // Doubles the table. `hash_of` recomputes a record's hash: cheaper than to keep it.
  template <class HashOf>
  void grow(HugePool& memory, HashOf hash_of) {
    const Table& old = *tables.back();
    add_table((old.mask + 1) * 2, memory);
    Table& fresh = *tables.back();
    for (std::size_t i = 0; i <= old.mask; ++i) {
      const std::uint64_t slot = old.slots[i].load(std::memory_order_relaxed);
      if (slot == 0) continue;
      std::size_t at = home(hash_of(unpack(slot)->text())) & fresh.mask;
      while (fresh.slots[at].load(std::memory_order_relaxed) != 0) at = (at + 1) & fresh.mask;
      fresh.slots[at].store(slot, std::memory_order_relaxed);
    }
    table.store(&fresh, std::memory_order_release);
  }
};

Interner::Interner(Case fold)
    : fold_(fold),
      memory_(std::make_unique<HugePool>()),
      shards_(std::make_unique<std::array<Shard, 1U << shard_bits>>()) {
  // Shards share an empty table until their first insertion: small interners stay small.
  static std::atomic<std::uint64_t> free_slot{0};
  static Table nothing(1, &free_slot);
  for (Shard& shard : *shards_) shard.table.store(&nothing, std::memory_order_release);
}

Interner::~Interner() = default;

std::uint64_t Interner::hash(std::string_view text) const {
  return hash_with(text, fold_ == Case::folded ? 0x2020202020202020 : 0);
}

Interner::Shard& Interner::shard_of(std::uint64_t hash) const {
  return (*shards_)[hash & ((1U << shard_bits) - 1)];
}

const Interner::Record* Interner::likely(std::uint64_t hash) const {
  const Table& table = *shard_of(hash).table.load(std::memory_order_acquire);
  for (std::size_t at = Shard::home(hash) & table.mask;; at = (at + 1) & table.mask) {
    const std::uint64_t slot = table.slots[at].load(std::memory_order_acquire);
    if (slot == 0) return nullptr;
    if ((slot ^ hash) >> 48 == 0) return Shard::unpack(slot);
  }
}

void Interner::intern(std::span<const std::string_view> texts, std::span<Symbol> symbols) {
  constexpr std::size_t most = 64;
  std::array<std::uint64_t, most> hashes;
  std::array<const Record*, most> records;
  std::array<std::size_t, most> lengths;
  for (std::size_t begin = 0; begin < texts.size(); begin += most) {
    const auto part = texts.subspan(begin, std::min(most, texts.size() - begin));
    for (std::size_t i = 0; i < part.size(); ++i) {
      hashes[i] = hash(part[i]);
      const Table& table = *shard_of(hashes[i]).table.load(std::memory_order_acquire);
      __builtin_prefetch(&table.slots[Shard::home(hashes[i]) & table.mask]);
    }
    for (std::size_t i = 0; i < part.size(); ++i) {
      records[i] = likely(hashes[i]);
      __builtin_prefetch(records[i]);
    }
    // Looked at in a loop of nothing else, the processor waits for many of them at a time, even
    // where it drops what it was asked to fetch ahead.
    for (std::size_t i = 0; i < part.size(); ++i) {
      lengths[i] = records[i] == nullptr ? 0 : records[i]->length;
    }
    for (std::size_t i = 0; i < part.size(); ++i) {
      const bool known =
          lengths[i] == part[i].size() && lengths[i] != 0 && same(*records[i], part[i]);
      symbols[begin + i] = known ? records[i]->symbol : intern(part[i], hashes[i]);
    }
  }
}

bool Interner::same(const Record& record, std::string_view text) const {
  if (record.length != text.size()) return false;
  if (equal_bytes(record.bytes(), text.data(), text.size())) return true;
  if (fold_ == Case::exact) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (lower(record.bytes()[i]) != lower(text[i])) return false;
  }
  return true;
}

Symbol Interner::intern(std::string_view text, std::uint64_t hash) {
  if (text.empty()) return 0;
  Shard& shard = shard_of(hash);
  const std::uint64_t tag = hash & 0xffff000000000000;
  const auto find = [&](const Table& table, std::size_t& at) -> Record* {
    for (at = Shard::home(hash) & table.mask;; at = (at + 1) & table.mask) {
      const std::uint64_t slot = table.slots[at].load(std::memory_order_acquire);
      if (slot == 0) return nullptr;
      if ((slot & 0xffff000000000000) != tag) continue;
      Record* record = Shard::unpack(slot);
      if (same(*record, text)) return record;
    }
  };
  std::size_t at = 0;
  if (const Record* found = find(*shard.table.load(std::memory_order_acquire), at)) {
    return found->symbol;
  }
  const std::lock_guard<std::mutex> lock(shard.insertion);
  if (shard.tables.empty()) {
    shard.add_table(64, *memory_);
    shard.table.store(shard.tables.back().get(), std::memory_order_release);
  }
  if (const Record* found = find(*shard.tables.back(), at)) return found->symbol;
  const std::uint32_t number = shard.used.load(std::memory_order_relaxed);
  if (number + 2 > (std::uint32_t{1} << (31 - shard_bits))) std::abort();
  Record* record = shard.allocate(text, *memory_);
  // Symbol 0 is the empty text, which no shard holds: numbers start one round later.
  record->symbol =
      ((number + 1) << shard_bits) | static_cast<Symbol>(hash & ((1U << shard_bits) - 1));
  shard.enter(number, record);
  // In this order: whoever finds the symbol in the table can also ask for its text.
  shard.used.store(number + 1, std::memory_order_release);
  shard.tables.back()->slots[at].store(Shard::pack(record, hash), std::memory_order_release);
  if ((std::size_t{number} + 1) * 2 > shard.tables.back()->mask) {
    shard.grow(*memory_, [this](std::string_view held) { return this->hash(held); });
  }
  return record->symbol;
}

std::string_view Interner::text(Symbol symbol) const {
  if (symbol >> shard_bits == 0) return {};
  const Shard& shard = (*shards_)[symbol & ((1U << shard_bits) - 1)];
  const std::uint32_t number = (symbol >> shard_bits) - 1;
  if (number >= shard.used.load(std::memory_order_acquire)) return {};
  const auto [block, place] = Shard::locate(number);
  return shard.directory[block].load(std::memory_order_acquire)[place]->text();
}

Symbol Interner::size() const {
  std::uint32_t most = 0;
  for (const Shard& shard : *shards_) {
    most = std::max(most, shard.used.load(std::memory_order_acquire));
  }
  return (most + 1) << shard_bits;
}

std::size_t Interner::memory() const {
  std::size_t bytes = memory_->held();
  for (Shard& shard : *shards_) {
    const std::lock_guard<std::mutex> lock(shard.insertion);
    bytes += shard.held;
  }
  return bytes;
}

}  // namespace veritally
