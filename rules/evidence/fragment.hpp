// Fragment: what the end of an address selects in a table, as RFC 7111 writes it: "#row=5-7;9",
// "#col=2", "#cell=4,2-6,4", with "*" for the last one.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace veritally::rules {

// Rows and columns from 1, the last ones included.
struct CellRange {
  std::uint32_t first_row = 1;
  std::uint32_t first_column = 1;
  std::uint32_t last_row = 1;
  std::uint32_t last_column = 1;

  bool holds(std::uint32_t row, std::uint32_t column) const {
    return first_row <= row && row <= last_row && first_column <= column && column <= last_column;
  }
};

struct Fragment {
  enum class Kind : std::uint8_t { rows, columns, cells, other };

  Kind kind = Kind::other;
  std::string_view text;          // with its "#"
  std::vector<CellRange> ranges;  // none where they are none of the kind
};

namespace detail {

inline constexpr std::uint32_t last_position = std::numeric_limits<std::uint32_t>::max();

class FragmentReader {
 public:
  explicit FragmentReader(std::string_view selection) : rest_(selection) {}

  std::vector<CellRange> read(Fragment::Kind kind) {
    std::vector<CellRange> ranges;
    do {
      const auto range = range_of(kind);
      if (!range) return {};
      ranges.push_back(*range);
    } while (next_is(';'));
    return rest_.empty() ? ranges : std::vector<CellRange>();
  }

 private:
  struct Place {
    std::uint32_t row = 1;
    std::uint32_t column = 1;
  };

  bool next_is(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<std::uint32_t> position() {
    if (next_is('*')) return last_position;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc() || value == 0) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  // "4" or "4,2"; what the kind leaves open has the given position.
  std::optional<Place> place(Fragment::Kind kind, std::uint32_t open) {
    const auto first = position();
    if (!first) return std::nullopt;
    if (kind == Fragment::Kind::rows) return Place{*first, open};
    if (kind == Fragment::Kind::columns) return Place{open, *first};
    const auto column = next_is(',') ? position() : std::nullopt;
    return column ? std::optional(Place{*first, *column}) : std::nullopt;
  }

  std::optional<CellRange> range_of(Fragment::Kind kind) {
    const std::string_view begin = rest_;
    const auto first = place(kind, 1);
    if (!first) return std::nullopt;
    if (!next_is('-')) rest_ = begin;
    const auto last = place(kind, last_position);
    if (!last || last->row < first->row || last->column < first->column) return std::nullopt;
    return CellRange{first->row, first->column, last->row, last->column};
  }

  std::string_view rest_;
};

}  // namespace detail

// nullopt where the address has no fragment.
inline std::optional<Fragment> fragment_of(std::string_view address) {
  using Kind = Fragment::Kind;
  const auto at = address.find('#');
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view text = address.substr(at);
  text = text.substr(0, text.find(' '));
  struct Key {
    std::string_view name;
    Kind kind;
  };
  constexpr std::array<Key, 3> keys{
      {{"#row=", Kind::rows}, {"#col=", Kind::columns}, {"#cell=", Kind::cells}}};
  for (const auto& [name, kind] : keys) {
    if (!text.starts_with(name)) continue;
    return Fragment{kind, text, detail::FragmentReader(text.substr(name.size())).read(kind)};
  }
  return Fragment{Kind::other, text, {}};
}

}  // namespace veritally::rules
