#include "extract/cell_numbers.hpp"

#include <algorithm>
#include <string>

namespace veritally::extract {
namespace {

constexpr std::size_t longest = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the text is a number with decimals behind this sign, which cannot be one that parts
// thousands by it: "12,5", "1234,567", "1.234,50".
bool has_decimals_behind(std::string_view text, char sign, char other) {
  const std::size_t at = text.find(sign);
  if (at == std::string_view::npos || text.find(sign, at + 1) != std::string_view::npos) {
    return false;
  }
  std::string_view whole = text.substr(0, at);
  if (!whole.empty() && (whole.front() == '-' || whole.front() == '+')) whole.remove_prefix(1);
  const std::string_view decimals = text.substr(at + 1);
  const auto part_of_whole = [&](char c) { return is_digit(c) || c == other; };
  if (whole.empty() || decimals.empty() || !is_digit(whole.front()) ||
      !std::ranges::all_of(whole, part_of_whole) || !std::ranges::all_of(decimals, is_digit)) {
    return false;
  }
  const bool grouped = whole.find(other) != std::string_view::npos;
  return grouped || decimals.size() != 3 || whole.size() > 3 || whole == "0";
}

std::optional<Decimal> parsed(std::string_view text) {
  const auto belongs = [](char c) {
    return is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  };
  if (!std::ranges::all_of(text, belongs) || std::ranges::none_of(text, is_digit)) {
    return std::nullopt;
  }
  const auto number = Decimal::parse(text);
  if (!number) return std::nullopt;
  return *number;
}

// "1.234,5" as "1234.5"; nothing where the points do not part thousands.
std::optional<std::string> with_decimal_point(std::string_view text) {
  const std::size_t comma = std::min(text.find(','), text.size());
  const std::string_view whole = text.substr(0, comma);
  std::string out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] != '.') {
      out.push_back(whole[i]);
      continue;
    }
    const std::size_t next = std::min(whole.find('.', i + 1), whole.size());
    if (next - i != 4) return std::nullopt;
  }
  if (comma < text.size()) out.append(".").append(text.substr(comma + 1));
  return out;
}

}  // namespace

void CellNumbers::learn(std::string_view cell) {
  if (cell.size() > longest) return;
  points_ = points_ || has_decimals_behind(cell, '.', ',');
  commas_ = commas_ || has_decimals_behind(cell, ',', '.');
}

std::optional<Decimal> CellNumbers::in(std::string_view cell) const {
  if (cell.size() > longest) return std::nullopt;
  if (points_ || !commas_) return parsed(cell);
  const auto plain = with_decimal_point(cell);
  return plain ? parsed(*plain) : std::nullopt;
}

}  // namespace veritally::extract
