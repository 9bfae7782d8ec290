#include "base/huge_memory.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>

#include <sys/mman.h>

namespace veritally {
namespace {

constexpr std::size_t pooled = std::size_t{1} << 15;

}  // namespace

void* allocate_huge(std::size_t bytes) {
  if (bytes < huge_page / 2) return ::operator new(bytes);
  const std::size_t whole = (bytes + huge_page - 1) / huge_page * huge_page;
  void* memory = std::aligned_alloc(huge_page, whole);
  if (memory == nullptr) throw std::bad_alloc();
  ::madvise(memory, whole, MADV_HUGEPAGE);  // a kernel without huge pages is only slower
  return memory;
}

void free_huge(void* memory, std::size_t bytes) {
  if (bytes < huge_page / 2) {
    ::operator delete(memory);
  } else {
    std::free(memory);
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
