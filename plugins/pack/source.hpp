// [[source]]: figures of a draft are confirmed by, or cited with, a source of a list.
#pragma once

#include "declared.hpp"
#include "selection.hpp"
#include "wildcard.hpp"

#include <veritally/plugin.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace veritally::pack {

class Source {
 public:
  struct Declaration : Declared {
    explicit Declaration(Entry& entry);

    Selection selection;
    std::vector<Wildcard> sources;  // names, addresses and paths
  };

  static constexpr plugin::Info info{.id = "pack/source",
                                     .summary = "figures come from a source of a list",
                                     .documentation = "See docs/packs.md.",
                                     .scope = plugin::Scope::document,
                                     .severity = plugin::Severity::warning};

  explicit Source(const plugin::Host& host)
      : declared_(host.data<Declaration>()), selector_(host, declared_.selection) {}
  void check(const plugin::Host& host, const plugin::Document& document) const;

 private:
  bool is_path(std::string_view path) const;
  bool is_named_in(std::string_view words) const;
  bool is_linked_in(const plugin::Document& document, std::uint64_t begin, std::uint64_t end) const;
  bool is_footnoted_in(const plugin::Document& document, std::uint64_t begin,
                       std::uint64_t end) const;
  bool is_cited(const plugin::Host& host, const plugin::Document& document,
                const plugin::Sentence& sentence, plugin::ClaimRef claim) const;
  std::optional<plugin::ClaimRef> confirming(const plugin::Host& host,
                                             const plugin::Claim& claim) const;
  void judge(const plugin::Host& host, const plugin::Document& document,
             const plugin::Sentence& sentence, const plugin::Claim& claim) const;

  const Declaration& declared_;
  Selector selector_;
};

}  // namespace veritally::pack
