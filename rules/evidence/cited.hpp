// Cited: a source to which a sentence points, whole or in some cells of its tables.
#pragma once

#include "fragment.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

// A table of data, in which a fragment names cells alone.
inline bool is_data(const plugin::Document& source) {
  return source.path().ends_with(".csv") || source.path().ends_with(".json");
}

class Cited {
 public:
  // What the address names: all of the source, or those cells that the fragment selects. Other
  // fragments name a place of a text, and nothing of a table.
  Cited(const plugin::Document& source, std::string_view address)
      : source_(&source), name_(source.path()) {
    const auto fragment = fragment_of(address);
    if (!fragment || (fragment->kind == Fragment::Kind::other && !is_data(source))) {
      claims_.assign(source.claims().begin(), source.claims().end());
      return;
    }
    name_ += fragment->text;
    select(*fragment);
  }

  // The path, with what is selected: "figures.csv#row=12".
  const std::string& name() const { return name_; }
  const plugin::Document& source() const { return *source_; }
  std::string_view text() const { return selected_ ? std::string_view(text_) : source_->text(); }
  const std::vector<plugin::ClaimRef>& claims() const { return claims_; }
  // Why there is nothing to look at; empty where there is something.
  std::string broken() const {
    if (!selected_ || !text_.empty()) return {};
    if (!understood_) {
      return '"' + name_ +
             R"(" names no place in a table: write "#row=5-7", "#col=2" or "#cell=4,2")";
    }
    const std::string_view kind = *selected_ == Fragment::Kind::rows      ? "rows"
                                  : *selected_ == Fragment::Kind::columns ? "columns"
                                                                          : "cells";
    return "the source has no " + std::string(kind) + " \"" + name_ + '"';
  }
  // The fragment selects rows, columns or cells, or means to.
  bool is_selection() const { return selected_ && *selected_ != Fragment::Kind::other; }

 private:
  void select(const Fragment& fragment) {
    selected_ = fragment.kind;
    understood_ = !fragment.ranges.empty();
    for (const plugin::Block& block : source_->blocks()) {
      if (block.kind != VT_BLOCK_TABLE_CELL || !is_in(block, fragment)) continue;
      text_.append(source_->text_of(block)).append("\n");
      for (const plugin::Sentence& sentence : source_->sentences_of(block)) {
        const auto claims = source_->claims_of(sentence);
        claims_.insert(claims_.end(), claims.begin(), claims.end());
      }
    }
  }

  // Rows count from the names of the columns, which are row 1; those of JSON from the first one
  // behind them. "*" is the last one of the cell's table.
  bool is_in(const plugin::Block& block, const Fragment& fragment) const {
    const std::uint32_t shift = source_->path().ends_with(".json") ? 0 : 1;
    const plugin::Table& table = source_->tables()[block.table];
    const auto within = [](std::uint32_t position, std::uint32_t last) {
      return position == detail::last_position ? last : position;
    };
    return std::ranges::any_of(fragment.ranges, [&](CellRange range) {
      range.first_row = within(range.first_row, table.rows - 1 + shift);
      range.first_column = within(range.first_column, table.columns);
      return range.holds(block.row + shift, block.column + 1);
    });
  }

  const plugin::Document* source_;
  std::string name_;
  std::vector<plugin::ClaimRef> claims_;
  std::optional<Fragment::Kind> selected_;
  bool understood_ = true;
  std::string text_;  // of the cells alone
};

}  // namespace veritally::rules
