// [[phrase]]: words that a draft must not have, should have in another form, or must have.
#pragma once

#include "declared.hpp"
#include "pattern.hpp"

#include <veritally/plugin.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::pack {

class Phrase {
 public:
  // Words that must not stand, and what to write in their place.
  struct Banned {
    Pattern pattern;
    std::optional<std::string> replacement;
  };
  struct Declaration : Declared {
    explicit Declaration(Entry& entry);

    Case letters;
    std::vector<Banned> banned;       // of `ban` and `replace`
    std::optional<Pattern> required;  // of `require`; else `banned` is not empty
    std::optional<Pattern> where;     // the sentences that must have it; absent: the draft
    std::vector<Pattern> unless;
    std::uint32_t blocks;     // bits 1 << VT_BLOCK_...
    bool quotations = false;  // quotations, too
  };

  static constexpr plugin::Info info{.id = "pack/phrase",
                                     .summary = "words that a draft must not or must have",
                                     .documentation = "See docs/packs.md.",
                                     .scope = plugin::Scope::document,
                                     .severity = plugin::Severity::warning};

  explicit Phrase(const plugin::Host& host) : declared_(host.data<Declaration>()) {}
  void check(const plugin::Host& host, const plugin::Document& document) const;

 private:
  struct Hit {
    const Banned* banned = nullptr;
    Pattern::Match match;
  };

  bool takes(const plugin::Block& block) const {
    return (declared_.blocks & (1U << block.kind)) != 0;
  }
  std::vector<Hit> hits_in(std::string_view text) const;
  bool excepted(const plugin::Document& document, const plugin::Block& block,
                std::uint64_t at) const;
  void check_banned(const plugin::Host& host, const plugin::Document& document,
                    const plugin::Block& block) const;
  void report(const plugin::Host& host, const plugin::Document& document,
              const plugin::Block& block, const Hit& hit) const;
  void check_required(const plugin::Host& host, const plugin::Document& document) const;
  void check_sentences(const plugin::Host& host, const plugin::Document& document,
                       const plugin::Block& block) const;
  void report_missing(const plugin::Host& host, const plugin::Document& document,
                      std::uint64_t begin, std::uint64_t end, std::string_view what) const;

  const Declaration& declared_;
};

}  // namespace veritally::pack
