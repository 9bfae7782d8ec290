#include "claimset/line_blocks.hpp"

#include <algorithm>

namespace veritally {
namespace {

constexpr std::size_t usual_bytes = std::size_t{1} << 17;

}  // namespace

LineBlocks::LineBlocks(const ByteSource& bytes, std::uint64_t begin, std::uint64_t end,
                       std::string& buffer)
    : bytes_(bytes), end_(end), buffer_(buffer), next_(begin) {}

// So many bytes from `next_` on, fewer at the end of the file, with the padding behind them.
Result<std::string_view> LineBlocks::load(std::size_t bytes) {
  const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, bytes_.size() - next_));
  if (buffer_.size() < want + padding) buffer_.resize(want + padding);
  const auto got = bytes_.read(next_, {buffer_.data(), want});
  if (!got) return tl::unexpected(got.error());
  std::fill_n(buffer_.begin() + static_cast<std::ptrdiff_t>(*got), padding, '\0');
  return std::string_view(buffer_.data(), *got);
}

// Moves `next_` to the first line that begins at or after it: behind a line feed.
Result<void> LineBlocks::find_first_line(std::uint64_t begin) {
  if (begin == 0) return {};
  next_ = begin - 1;
  for (;;) {
    const auto loaded = load(usual_bytes);
    if (!loaded) return tl::unexpected(loaded.error());
    const std::size_t feed = loaded->find('\n');
    next_ += feed == std::string_view::npos ? loaded->size() : feed + 1;
    if (feed != std::string_view::npos || loaded->empty() || next_ >= end_) return {};
  }
}

Result<std::string_view> LineBlocks::next() {
  if (!started_) {
    started_ = true;
    if (const auto found = find_first_line(next_); !found) return tl::unexpected(found.error());
  }
  offset_ = next_;
  if (next_ >= end_) return std::string_view();
  for (std::size_t want = usual_bytes;; want *= 4) {
    auto loaded = load(want);
    if (!loaded) return loaded;
    const bool last = loaded->size() < want || next_ + want >= bytes_.size();
    // The line feed behind the last line that begins here, or behind the last one loaded whole.
    const std::uint64_t inside = end_ - next_;
    std::size_t feed = std::string_view::npos;
    if (inside <= loaded->size()) feed = loaded->find('\n', inside - 1);
    if (feed == std::string_view::npos && !last) feed = loaded->rfind('\n');
    if (feed == std::string_view::npos && !last) continue;
    const std::size_t bytes = feed == std::string_view::npos ? loaded->size() : feed + 1;
    next_ += bytes;
    return loaded->substr(0, bytes);
  }
}

}  // namespace veritally
