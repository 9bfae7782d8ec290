#include "base/huge_memory.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>

#include <sys/mman.h>

namespace veritally {
namespace {

constexpr std::size_t pooled = std::size_t{1} << 15;

void* allocate_pages(std::size_t bytes) {
  const std::size_t whole = (bytes + huge_page - 1) / huge_page * huge_page;
  void* memory = std::aligned_alloc(huge_page, whole);
  if (memory == nullptr) throw std::bad_alloc();
  ::madvise(memory, whole, MADV_HUGEPAGE);  // a kernel without huge pages is only slower
  return memory;
}

// Quarters of huge pages. The kernel hands out a huge page faster than as many small ones, but
// arrays of that size on pages of their own would waste most of them. What is given back is handed
// out again, and the pages stay until the program ends. Any thread.
class Quarters {
 public:
  static constexpr std::size_t size = huge_page / 4;
  // The arrays that are worth a quarter.
  static bool suit(std::size_t bytes) { return bytes > size / 2 && bytes <= size; }

  static Quarters& all() {
    static Quarters quarters;
    return quarters;
  }

  void* take() {
    const std::lock_guard<std::mutex> lock(lock_);
    if (free_.empty()) add_page();
    void* quarter = free_.back();
    free_.pop_back();
    return quarter;
  }
  void give_back(void* quarter) {
    const std::lock_guard<std::mutex> lock(lock_);
    free_.push_back(quarter);
  }

 private:
  struct Free {
    void operator()(void* page) const { std::free(page); }
  };

  void add_page() {
    pages_.emplace_back(allocate_pages(huge_page));
    for (std::size_t end = huge_page; end != 0; end -= size) {
      free_.push_back(static_cast<char*>(pages_.back().get()) + (end - size));
    }
    free_.reserve(pages_.size() * (huge_page / size));  // giving back must not fail
  }

  std::mutex lock_;
  std::vector<std::unique_ptr<void, Free>> pages_;
  std::vector<void*> free_;
};

}  // namespace

void* allocate_huge(std::size_t bytes) {
  if (bytes >= huge_page / 2) return allocate_pages(bytes);
  return Quarters::suit(bytes) ? Quarters::all().take() : ::operator new(bytes);
}

void free_huge(void* memory, std::size_t bytes) {
  if (bytes >= huge_page / 2) {
    std::free(memory);
  } else if (Quarters::suit(bytes)) {
    Quarters::all().give_back(memory);
  } else {
    ::operator delete(memory);
  }
}

ZeroedBytes::ZeroedBytes(std::size_t size)
    : bytes_(static_cast<std::uint8_t*>(std::calloc(std::max<std::size_t>(size, 1), 1))) {
  if (!bytes_) throw std::bad_alloc();
}

void ZeroedBytes::Free::operator()(std::uint8_t* bytes) const { std::free(bytes); }

HugePool::~HugePool() {
  for (const Block& block : blocks_) free_huge(block.memory, block.bytes);
}

void* HugePool::allocate(std::size_t bytes) {
  bytes = (bytes + 63) / 64 * 64;
  const std::lock_guard<std::mutex> lock(lock_);
  if (bytes < pooled || bytes > huge_page) {
    blocks_.push_back({allocate_huge(bytes), bytes});
    held_ += bytes;
    return blocks_.back().memory;
  }
  if (bytes > free_bytes_) {
    blocks_.push_back({allocate_huge(huge_page), huge_page});
    held_ += huge_page;
    free_ = static_cast<char*>(blocks_.back().memory);
    free_bytes_ = huge_page;
  }
  void* piece = free_;
  free_ += bytes;
  free_bytes_ -= bytes;
  return piece;
}

std::size_t HugePool::held() const {
  const std::lock_guard<std::mutex> lock(lock_);
  return held_;
}

}  // namespace veritally
