// Memory on huge pages, for large arrays that are read in random order: with pages of 4 KiB such
// reads miss the translation buffer almost every time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace veritally {

inline constexpr std::size_t huge_page = std::size_t{1} << 21;

// Bytes aligned to a huge page where there are at least half of one, which the kernel is asked to
// put on huge pages; about a quarter of one, shared with others, where there is need of so much;
// plain memory otherwise. Throws std::bad_alloc.
void* allocate_huge(std::size_t bytes);
void free_huge(void* memory, std::size_t bytes);

// For std::vector and the like.
template <class T>
struct HugeAllocator {
  using value_type = T;
  HugeAllocator() = default;
  template <class U>
  explicit HugeAllocator(const HugeAllocator<U>&) {}

  T* allocate(std::size_t count) { return static_cast<T*>(allocate_huge(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t count) { free_huge(memory, count * sizeof(T)); }

  friend bool operator==(const HugeAllocator&, const HugeAllocator&) { return true; }
};

template <class T>
using HugeVector = std::vector<T, HugeAllocator<T>>;

// Bytes that are all zero, and take memory only where something else is written.
class ZeroedBytes {
 public:
  explicit ZeroedBytes(std::size_t size);  // throws std::bad_alloc
  std::uint8_t& operator[](std::size_t i) { return bytes_.get()[i]; }
  std::uint8_t operator[](std::size_t i) const { return bytes_.get()[i]; }

 private:
  struct Free {
    void operator()(std::uint8_t* bytes) const;
  };
  std::unique_ptr<std::uint8_t, Free> bytes_;
};

// Hands out pieces of huge pages that live as long as the pool. Any thread.
class HugePool {
 public:
  HugePool() = default;
  ~HugePool();
  HugePool(const HugePool&) = delete;
  HugePool& operator=(const HugePool&) = delete;

  // Aligned to 64 bytes. Pieces under 32 KiB are plain memory, so that small users stay small.
  void* allocate(std::size_t bytes);
  // Bytes taken from the system.
  std::size_t held() const;

 private:
  struct Block {
    void* memory;
    std::size_t bytes;
  };
  mutable std::mutex lock_;
  std::vector<Block> blocks_;
  char* free_ = nullptr;
  std::size_t free_bytes_ = 0;
  std::size_t held_ = 0;
};

}  // namespace veritally
