// Shares of a whole that a text names in one place and counts in another: "employs 40,000 people
// and will cut 2,000 jobs, or 5 % of its workforce". For ratio/share, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

struct NamedShare {
  plugin::Claim share;
  plugin::Claim part;
  plugin::Claim whole;
  bool apart = false;  // the whole stands in a sentence beside that of the share
};

class NamedWholes {
 public:
  explicit NamedWholes(const plugin::Host& host)
      : ofs_(host.option("ofs")),
        owners_(host.option("owners")),
        alls_(host.option("alls")),
        sames_(host.option("sames")),
        everywhere_(host.option("everywhere")) {}

  // Calls visit(share) for each whose part and whole are sure.
  template <class Visit>
  void for_each(const plugin::Host& host, const plugin::Document& document,
                const Visit& visit) const {
    const auto sentences = document.sentences();
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      for (std::size_t i = 0; sentences[s].claim_count > 1 && i < sentences[s].claim_count; ++i) {
        const Place at{host, document, s, i};
        if (auto found = share_at(at)) visit(*found);
      }
    }
  }

 private:
  struct Place {
    const plugin::Host& host;
    const plugin::Document& document;
    std::size_t sentence;
    std::size_t claim;  // in the sentence

    const plugin::Sentence& own() const { return document.sentences()[sentence]; }
    plugin::ClaimRef ref(std::size_t i) const { return document.claims_of(own())[i]; }
    const auto& place(std::size_t i) const { return document.places_of(own())[i]; }
    std::string_view between(std::uint64_t begin, std::uint64_t end) const {
      return document.text().substr(begin, end - begin);
    }
  };

  std::optional<NamedShare> share_at(const Place& at) const {
    const auto share = at.host.claim(at.ref(at.claim));
    const bool plain = share && plugin::is_percent(at.host, *share) && share->per == 0 &&
                       !share->range && share->derivation == plugin::Derivation::none &&
                       share->modality != plugin::Modality::denied;
    if (!plain) return std::nullopt;
    const auto phrase = end_of_whole(at);
    if (!phrase) return std::nullopt;
    const auto part = part_of(at, *phrase);
    if (!part) return std::nullopt;
    return with_whole(at, *share, *part, *phrase);
  }

  // Where the words "of its workforce" behind the share end; nullopt where there are others.
  std::optional<std::uint64_t> end_of_whole(const Place& at) const {
    const std::uint64_t begin = at.place(at.claim).end;
    const std::string_view text = at.between(begin, at.own().end);
    const std::string_view of = plugin::word_behind(text, 0);
    if (!ofs_.holds(of)) return std::nullopt;
    std::uint64_t end = of.size() + 1;
    for (plugin::Piece word = plugin::next_word(text, end); word.begin < word.end;
         word = plugin::next_word(text, word.end)) {
      const std::string_view name = text.substr(word.begin, word.end - word.begin);
      if (!plugin::trimmed(text.substr(end, word.begin - end)).empty()) return std::nullopt;
      end = word.end;
      if (owners_.holds(name) || alls_.holds(name)) continue;
      if (const auto owned = behind_owner(text, end); owned != end) {
        end = word.end = owned;
        continue;
      }
      return plugin::is_digit(name.front()) ? std::nullopt : std::optional(begin + end);
    }
    return std::nullopt;
  }

  // Behind the "'s" at a place; the place itself where there is none.
  static std::uint64_t behind_owner(std::string_view text, std::uint64_t at) {
    for (const std::string_view sign : {"'s ", "’s "}) {
      if (text.substr(at).starts_with(sign)) return at + sign.size();
    }
    return at;
  }

  // Right before the share, or right behind the words for the whole: ", or 2,000 jobs".
  std::optional<plugin::Claim> part_of(const Place& at, std::uint64_t phrase) const {
    const std::size_t i = at.claim;
    if (i > 0 && says_again(at.between(at.place(i - 1).end, at.place(i).begin)) &&
        ends(at, phrase)) {
      return at.host.claim(at.ref(i - 1));
    }
    if (i + 1 < at.own().claim_count && at.place(i + 1).begin > phrase &&
        says_again(at.between(phrase, at.place(i + 1).begin))) {
      return at.host.claim(at.ref(i + 1));
    }
    return std::nullopt;
  }

  // ", or", ", which is", "(".
  bool says_again(std::string_view between) const {
    between = plugin::trimmed(between);
    if (between.empty()) return false;
    const bool sign = between.front() == ',' || between.front() == '(';
    if (sign) between = plugin::trimmed(between.substr(1));
    return (sign && between.empty()) || sames_.holds(between);
  }

  // Nothing that narrows the words stands behind them: a sign, the end, or the whole itself.
  bool ends(const Place& at, std::uint64_t phrase) const {
    const std::string_view rest = plugin::trimmed(at.between(phrase, at.own().end));
    if (rest.empty() || is_end(rest)) return true;
    const std::size_t next = at.claim + 1;
    if (next >= at.own().claim_count || at.place(next).begin < phrase) return false;
    const std::string_view gap = plugin::trimmed(at.between(phrase, at.place(next).begin));
    return plugin::is_one_of(gap, {"of", "von", "de"});
  }

  static bool is_end(std::string_view rest) {
    constexpr std::string_view signs = ".,;:)!?";
    const bool sign = signs.find(rest.front()) != std::string_view::npos;
    return sign || rest.starts_with("–") || rest.starts_with("—");
  }

  // ---- The whole ----

  // The only amount of the measure that the share is of, here or in a sentence beside this one.
  std::optional<NamedShare> with_whole(const Place& at, const plugin::Claim& share,
                                       const plugin::Claim& part, std::uint64_t phrase) const {
    NamedShare found{share, part, {}, false};
    found.share.change = found.part.change = plugin::Change::none;
    if (const auto own = whole_in(at, at.sentence, found)) return with(found, *own, false);
    const plugin::Sentence& sentence = at.own();
    if (names_other(at, phrase)) return std::nullopt;
    for (const std::size_t beside : {at.sentence - 1, at.sentence + 1}) {
      if (beside >= at.document.sentences().size()) continue;
      if (at.document.sentences()[beside].block != sentence.block) continue;
      if (const auto other = whole_in(at, beside, found)) return with(found, *other, true);
    }
    return std::nullopt;
  }

  // "15 % of its workforce of 40": the whole stands there, whatever it is read as.
  bool names_other(const Place& at, std::uint64_t phrase) const {
    const std::string_view rest = at.between(phrase, at.own().end);
    return plugin::is_one_of(plugin::word_behind(rest, 0), {"of", "von", "de"});
  }

  static NamedShare with(NamedShare found, const plugin::Claim& whole, bool apart) {
    found.whole = whole;
    found.apart = apart;
    return found;
  }

  std::optional<plugin::Claim> whole_in(const Place& at, std::size_t sentence,
                                        const NamedShare& share) const {
    const plugin::Sentence& own = at.document.sentences()[sentence];
    std::optional<plugin::Claim> found;
    for (std::size_t i = 0; i < own.claim_count; ++i) {
      const auto claim = at.host.claim(at.document.claims_of(own)[i]);
      if (!claim || claim->ref == share.part.ref || !is_whole(at.host, *claim, share)) continue;
      const auto& place = at.document.places_of(own)[i];
      if (found || !stands_alone(at.between(place.end, own.end))) return std::nullopt;
      found = claim;
    }
    return found;
  }

  static bool is_whole(const plugin::Host& host, const plugin::Claim& claim,
                       const NamedShare& named) {
    using plugin::Column;
    const auto& [share, part, whole, apart] = named;
    const std::string_view of = host.text(Column::measure, claim.measure);
    const std::string_view measure = host.text(Column::measure, share.measure);
    // An amount is no share, whatever it is read as.
    const bool shared = of.starts_with("share of ");
    const bool same =
        !shared && (share.measure == claim.measure || measure == "share of " + std::string(of));
    const bool subject = claim.subject == share.subject || claim.subject == 0 || share.subject == 0;
    const bool amount = claim.unit == part.unit && claim.per == part.per &&
                        claim.change == plugin::Change::none && !plugin::is_percent(host, claim);
    const bool time = !claim.period || (share.period && same_time(*claim.period, *share.period));
    return !of.empty() && same && subject && amount && time && claim.scope == share.scope &&
           claim.modality != plugin::Modality::denied;
  }

  static bool same_time(const plugin::Period& a, const plugin::Period& b) {
    return a.from == b.from && a.to == b.to;
  }

  // "40,000 people, ", and not "40,000 people in Germany".
  bool stands_alone(std::string_view rest) const {
    rest = plugin::trimmed(rest);
    if (rest.empty() || is_end(rest)) return true;
    return everywhere_.holds(plugin::word_behind(rest, 0));
  }

  plugin::WordList ofs_;
  plugin::WordList owners_;
  plugin::WordList alls_;
  plugin::WordList sames_;
  plugin::WordList everywhere_;
};

}  // namespace veritally::rules
