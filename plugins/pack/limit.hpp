// [[limit]]: figures of a measure lie in a range.
#pragma once

#include "declared.hpp"
#include "selection.hpp"

#include <veritally/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace veritally::pack {

class Limit {
 public:
  struct Declaration : Declared {
    explicit Declaration(Entry& entry);

    Selection selection;
    std::optional<Value> at_least;
    std::optional<Value> at_most;
    Written unit;                // "1" for bare numbers
    std::optional<Written> per;  // what the limit is per: "person"
    bool changes = false;        // of changes, and not of levels
  };

  static constexpr plugin::Info info{.id = "pack/limit",
                                     .summary = "figures of a measure lie in a range",
                                     .documentation = "See docs/packs.md.",
                                     .scope = plugin::Scope::claim,
                                     .severity = plugin::Severity::warning};

  explicit Limit(const plugin::Host& host);
  bool concerns(const plugin::Host& host, std::string_view measure, std::string_view unit) const;
  void check(const plugin::Host& host, const plugin::Claims& claims) const;

 private:
  bool takes(const plugin::Host& host, const plugin::Claim& claim) const;
  void judge(const plugin::Host& host, const plugin::Claim& claim) const;
  std::optional<plugin::Figure> figure_of(const plugin::Host& host,
                                          const plugin::Claim& claim) const;
  std::string limits_in_words(const plugin::Host& host) const;

  const Declaration& declared_;
  Selector selector_;
  std::string unit_;
  std::string dimension_;
  vt_interval allowed_{};
};

}  // namespace veritally::pack
