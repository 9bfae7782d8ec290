// Cited: a source to which a sentence points, whole or in some of its rows.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

// The rows that a fragment names, as in RFC 7111: "row=5", "row=5-7;9", "row=5-*".
using RowRanges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// nullopt where the fragment names no rows; none at all where what it names cannot be rows.
inline std::optional<RowRanges> rows_of(std::string_view address) {
  constexpr std::string_view key = "#row=";
  const auto at = address.find(key);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = address.substr(at + key.size());
  rest = rest.substr(0, rest.find_first_of(" &"));
  const auto number = [&rest]() -> std::optional<std::uint32_t> {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc()) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return value;
  };
  const auto next_is = [&rest](char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  };
  RowRanges rows;
  do {
    const auto first = number();
    std::optional<std::uint32_t> last = first;
    if (next_is('-')) last = next_is('*') ? std::numeric_limits<std::uint32_t>::max() : number();
    if (!first || !last) return RowRanges();
    rows.emplace_back(*first, *last);
  } while (next_is(';'));
  return rest.empty() ? rows : RowRanges();
}

class Cited {
 public:
  // All of the source.
  explicit Cited(const plugin::Document& source)
      : source_(&source),
        name_(source.path()),
        claims_(source.claims().begin(), source.claims().end()) {}
  // What stands in those rows of its tables, which the fragment of `address` names.
  Cited(const plugin::Document& source, const RowRanges& rows, std::string_view address)
      : source_(&source), name_(source.path()), text_("") {
    const std::string_view fragment = address.substr(address.find('#'));
    name_ += fragment.substr(0, fragment.find_first_of(" &"));
    for (const plugin::Block& block : source.blocks()) {
      if (!is_in(block, rows)) continue;
      text_->append(source.text_of(block)).append("\n");
      for (const plugin::Sentence& sentence : source.sentences_of(block)) {
        const auto claims = source.claims_of(sentence);
        claims_.insert(claims_.end(), claims.begin(), claims.end());
      }
    }
  }

  // The path, with the rows: "figures.csv#row=12".
  const std::string& name() const { return name_; }
  std::string_view text() const { return text_ ? std::string_view(*text_) : source_->text(); }
  const std::vector<plugin::ClaimRef>& claims() const { return claims_; }
  // There is nothing in the rows, or they are none.
  bool empty() const { return text_ && text_->empty(); }

 private:
  // Rows count from the names of the columns, which are row 1; those of JSON from the first one
  // behind them.
  bool is_in(const plugin::Block& block, const RowRanges& rows) const {
    if (block.kind != VT_BLOCK_TABLE_CELL) return false;
    const std::uint32_t row = block.row + (source_->path().ends_with(".json") ? 0 : 1);
    return std::any_of(rows.begin(), rows.end(), [row](const auto& range) {
      return range.first <= row && row <= range.second;
    });
  }

  const plugin::Document* source_;
  std::string name_;
  std::vector<plugin::ClaimRef> claims_;
  std::optional<std::string> text_;  // of the rows alone
};

}  // namespace veritally::rules
