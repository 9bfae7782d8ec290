// [[table]]: figures that the house knows, in the pack or in a CSV file beside it. What a draft
// says otherwise is reported.
#pragma once

#include "declared.hpp"
#include "selection.hpp"

#include <veritally/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace veritally::pack {

// A known figure.
struct Known {
  Written subject;
  Written measure;
  std::optional<plugin::Period> period;  // absent: of any time
  Value value;
  Written unit;
  std::string path;  // of the file in which it stands
};

class Table {
 public:
  struct Declaration : Declared {
    explicit Declaration(Entry& entry);

    std::vector<Known> rows;
  };

  static constexpr plugin::Info info{.id = "pack/table",
                                     .summary = "figures agree with a table of the house",
                                     .documentation = "See docs/packs.md.",
                                     .scope = plugin::Scope::claim,
                                     .severity = plugin::Severity::warning};

  explicit Table(const plugin::Host& host);
  bool concerns(const plugin::Host& host, std::string_view measure, std::string_view unit) const;
  void check(const plugin::Host& host, const plugin::Claims& claims) const;

 private:
  // A row under the names that the audit has, with its unit's dimension.
  struct Row {
    const Known* known = nullptr;
    std::string subject;
    std::string measure;
    std::string unit;
    std::string dimension;
  };
  // The rows about the claim's subject and measure, in what converts into its unit.
  std::vector<const Row*> rows_for(const plugin::Host& host, const plugin::Claim& claim) const;
  void judge(const plugin::Host& host, const plugin::Claim& claim, const Row& row) const;

  const Declaration& declared_;
  std::unordered_map<std::string, std::vector<Row>> rows_;  // by subject and measure
};

}  // namespace veritally::pack
