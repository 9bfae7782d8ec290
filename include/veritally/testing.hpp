// The test kit for rules: set up a few claims, run one rule, look at its checks and findings.
// Header-only, for any test framework, without the veritally program.
//
//   veritally::testing::Kit kit;
//   const auto a = kit.claim("100 bn USD", {.subject = "Amazon", .measure = "revenue"});
//   const auto b = kit.claim("~120 bn USD", {.subject = "Amazon", .measure = "revenue"});
//   const auto outcome = kit.run<MyRule>();
//   EXPECT_EQ(to_string(kit, outcome), "inconsistent draft.md#1 draft.md#2: ...\n");
//   EXPECT_TRUE(outcome.complaints.empty());
//
// The rule is called through its table of the C contract, as the program does, with the same order
// within groups; a batch is called twice, with and without words, and must come to the same
// verdicts. Numbers are exact but small (numbers.hpp): a result that does not fit 128 bits is
// missing. Units are a handful (facts.hpp), rates are those that the test states.
//
// Order of calls: facts (claim, document, option, rate, canonical), then run, which may be called
// again with other rules. The Kit owns everything. One thread.
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin.hpp>
#include <veritally/testing/facts.hpp>
#include <veritally/testing/fake_host.hpp>
#include <veritally/testing/literals.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace veritally::testing {

class Kit {
 public:
  Kit() = default;
  Kit(Kit&&) noexcept = default;  // a copy would point into the original
  Kit& operator=(Kit&&) noexcept = default;

  // A claim of a quantity, as literals.hpp reads it.
  ClaimRef claim(std::string_view quantity_literal, About about = {}) {
    const auto ref = static_cast<ClaimRef>(world_.claims.size());
    detail::ClaimFact fact{about.id, std::move(about), quantity(quantity_literal)};
    if (fact.id.empty()) {
      const auto same = std::ranges::count_if(world_.claims, [&](const detail::ClaimFact& other) {
        return other.about.document == fact.about.document;
      });
      fact.id = fact.about.document + "#" + std::to_string(same + 1);
    }
    const std::string_view texts[] = {fact.about.subject, fact.about.measure,  fact.quantity.unit,
                                      fact.about.scope,   fact.about.document, fact.about.of,
                                      fact.about.per};
    for (std::uint32_t i = 0; i <= VT_PER; ++i) {
      fact.columns[i] = world_.columns[i].intern(texts[i]);
    }
    world_.claims.push_back(std::move(fact));
    return ref;
  }

  // A document of plain paragraphs with empty lines between them; "# " begins a heading.
  void document(std::string path, std::string text, AboutDocument about = {}) {
    detail::DocumentFact& fact = world_.documents.emplace_back();
    fact.path = std::move(path);
    fact.text = std::move(text);
    fact.language = std::move(about.language);
    fact.date = about.date;
    fact.role = static_cast<std::uint32_t>(about.role);
    split(fact);
  }

  // What a user set; other options have their defaults.
  void option(std::string name, std::string value) {
    options_.emplace_back(std::move(name), std::move(value));
  }
  // Units of `to` for one `from`: "[1.02, 1.12]". Any period; the inverse follows.
  void rate(std::string from, std::string to, std::string_view literal) {
    const Quantity range = quantity(literal);
    world_.rates[{std::move(from), std::move(to)}] = *range_of(range.nominal);
  }
  void canonical(std::string name, std::string value) {
    world_.canonical[std::move(name)] = std::move(value);
  }

  std::string_view id(ClaimRef claim) const { return world_.claims[claim].id; }

  // Runs a rule class, or a rule of the C contract, on all claims, documents or terms.
  template <class Rule>
  Outcome run() {
    return run(plugin::rule_table<Rule>);
  }
  Outcome run(const vt_rule& rule) {
    world_.outcome = {};
    set_options(rule);
    world_.data = rule.data;
    const detail::FakeHost host(world_);
    void* const state = rule.create(&host);
    world_.outcome.created = state != nullptr;
    if (state != nullptr) {
      call(rule, state, host);
      rule.destroy(state);
    }
    return std::exchange(world_.outcome, {});
  }

 private:
  static void split(detail::DocumentFact& fact) {
    const std::string_view whole = fact.text;
    for (std::size_t begin = 0; begin < whole.size();) {
      const auto end = std::min(whole.find("\n\n", begin), whole.size());
      std::string_view piece = whole.substr(begin, end - begin);
      while (piece.ends_with('\n')) piece.remove_suffix(1);
      vt_block block{};
      block.table = block.row = block.column = UINT32_MAX;
      block.begin = begin;
      if (piece.starts_with("# ")) {
        block.kind = VT_BLOCK_HEADING;
        block.level = 1;
        block.begin += 2;
        piece.remove_prefix(2);
      }
      block.end = block.begin + piece.size();
      if (!piece.empty()) {
        fact.blocks.push_back(block);
        split_sentences(fact);
      }
      begin = end + 2;
    }
  }

  // Of the last block: a sentence ends with a full stop before a blank.
  static void split_sentences(detail::DocumentFact& fact) {
    vt_block& block = fact.blocks.back();
    block.first_sentence = static_cast<std::uint32_t>(fact.sentences.size());
    for (std::uint64_t begin = block.begin; begin < block.end;) {
      const auto stop = fact.text.find(". ", begin);
      vt_sentence sentence{};
      sentence.block = static_cast<std::uint32_t>(fact.blocks.size() - 1);
      sentence.begin = begin;
      sentence.end = stop < block.end ? stop + 1 : block.end;
      fact.sentences.push_back(sentence);
      begin = sentence.end == block.end ? block.end : sentence.end + 1;
    }
    block.sentence_count = static_cast<std::uint32_t>(fact.sentences.size()) - block.first_sentence;
  }

  void set_options(const vt_rule& rule) {
    world_.options.clear();
    for (std::uint32_t i = 0; i < rule.option_count; ++i) {
      world_.options[rule.options[i].name] = rule.options[i].initial;
    }
    for (const auto& [name, value] : options_) {
      const auto known = world_.options.find(name);
      if (known != world_.options.end()) known->second = value;
    }
  }

  void call(const vt_rule& rule, const void* state, const vt_host& host) {
    switch (rule.scope) {
      case VT_SCOPE_DOCUMENT:
      case VT_SCOPE_EXTRACTOR:
        return call_documents(rule, state, host);
      case VT_SCOPE_NORMALISER:
        return call_terms(rule, state, host);
      default:
        call_claims(rule, state, host);
        if (rule.check_document != nullptr) call_documents(rule, state, host);
    }
  }

  void note(vt_status status) {
    if (status < 0) world_.outcome.status = status;
  }

  void call_documents(const vt_rule& rule, const void* state, const vt_host& host) {
    for (detail::DocumentFact& fact : world_.documents) place_claims(fact);
    for (const detail::DocumentFact& fact : world_.documents) {
      const vt_document document = detail::raw_document(world_, fact);
      note(rule.check_document(state, &host, &document));
    }
  }

  // The claims of a document in reading order: those whose words it has, where these stand first.
  void place_claims(detail::DocumentFact& fact) const {
    std::vector<std::pair<vt_place, ClaimRef>> placed;
    for (ClaimRef ref = 0; ref < world_.claims.size(); ++ref) {
      const About& about = world_.claims[ref].about;
      if (about.document != fact.path) continue;
      const auto begin = about.words.empty() ? std::string::npos : fact.text.find(about.words);
      vt_place place{};
      if (begin != std::string::npos) place = {begin, begin + about.words.size(), 0, 0};
      placed.emplace_back(place, ref);
    }
    std::ranges::sort(placed, {}, [](const auto& one) { return one.first.begin; });
    fact.claims.clear();
    fact.places.clear();
    for (vt_sentence& sentence : fact.sentences) sentence.claim_count = 0;
    for (auto& [place, ref] : placed) {
      for (std::uint32_t i = 0; i < fact.sentences.size(); ++i) {
        vt_sentence& sentence = fact.sentences[i];
        if (place.begin < sentence.begin || place.begin >= sentence.end) continue;
        if (sentence.claim_count++ == 0) {
          sentence.first_claim = static_cast<std::uint32_t>(fact.claims.size());
        }
        place.sentence = i;
      }
      fact.claims.push_back(ref);
      fact.places.push_back(place);
    }
  }

  void call_terms(const vt_rule& rule, const void* state, const vt_host& host) {
    for (std::uint32_t column = VT_SUBJECT; column <= VT_SCOPE; ++column) {
      std::vector<vt_text> texts;
      for (Symbol i = 1; !world_.columns[column].text(i).empty(); ++i) {
        texts.push_back(plugin::detail::text(world_.columns[column].text(i)));
      }
      const vt_terms terms{sizeof(vt_terms), column, texts.size(), texts.data()};
      world_.terms = &terms;
      note(rule.normalise(state, &host, &terms));
      world_.terms = nullptr;
    }
  }

  // The columns of a batch.
  struct Batch {
    std::vector<ClaimRef> ref;
    std::vector<std::uint32_t> group_begin;
    std::vector<Symbol> symbols[7];
    std::vector<vt_period> period;
    std::vector<vt_decimal> value;
    std::vector<double> low, high;
    std::vector<std::uint8_t> bounds, flag, comparator, change, modality;
    std::vector<std::uint32_t> basis;
  };

  bool wanted(const vt_rule& rule, const void* state, const vt_host& host,
              const detail::ClaimFact& fact) const {
    if (rule.concerns != nullptr &&
        rule.concerns(state, &host, plugin::detail::text(fact.about.measure),
                      plugin::detail::text(fact.quantity.unit)) == 0) {
      return false;
    }
    if (rule.wants == 0 || rule.scope == VT_SCOPE_GROUP) return true;
    const bool together = fact.about.subject.find(" + ") != std::string::npos;
    const bool derived = fact.about.derivation != plugin::Derivation::none;
    return ((rule.wants & VT_WANTS_DERIVED) != 0 && derived) ||
           ((rule.wants & VT_WANTS_TOGETHER) != 0 && together) ||
           ((rule.wants & VT_WANTS_RATES) != 0 && !fact.about.per.empty());
  }

  bool same_group(ClaimRef a, ClaimRef b) const {
    const auto& x = world_.claims[a];
    const auto& y = world_.claims[b];
    return x.columns[VT_SUBJECT] == y.columns[VT_SUBJECT] &&
           x.columns[VT_MEASURE] == y.columns[VT_MEASURE] &&
           detail::dimension_of(x.quantity.unit) == detail::dimension_of(y.quantity.unit);
  }

  void order(const vt_rule& rule, const void* state, const vt_host& host, Batch& batch) const {
    for (ClaimRef ref = 0; ref < world_.claims.size(); ++ref) {
      if (wanted(rule, state, host, world_.claims[ref])) batch.ref.push_back(ref);
    }
    if (rule.scope != VT_SCOPE_GROUP) return;
    const auto key = [&](ClaimRef ref) {
      const auto& fact = world_.claims[ref];
      return std::tuple(fact.columns[VT_SUBJECT], fact.columns[VT_MEASURE],
                        detail::dimension_of(fact.quantity.unit));
    };
    std::ranges::sort(batch.ref, [&](ClaimRef a, ClaimRef b) {
      if (!same_group(a, b)) return key(a) < key(b);
      return detail::in_group_order(world_, a, b);
    });
    for (std::uint32_t i = 0; i < batch.ref.size(); ++i) {
      if (i == 0 || !same_group(batch.ref[i - 1], batch.ref[i])) batch.group_begin.push_back(i);
    }
    batch.group_begin.push_back(static_cast<std::uint32_t>(batch.ref.size()));
  }

  // `unit` is the group's, the claim's own elsewhere.
  void append_numbers(Batch& batch, const detail::ClaimFact& fact, std::string_view unit,
                      const vt_claim& raw) const {
    const auto own = range_of(fact.quantity.interval);
    const bool difference = fact.about.change != plugin::Change::none;
    const auto range =
        own ? detail::converted(world_, *own, fact.quantity.unit, unit, difference) : std::nullopt;
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    batch.low.push_back(range ? bound(range->low, -1) : nan);
    batch.high.push_back(range ? bound(range->high, 1) : nan);
    batch.period.push_back(raw.period);
    batch.value.push_back(raw.value);
    const bool was_converted = range && fact.quantity.unit != unit;
    const std::uint32_t flags = raw.flags | (was_converted ? VT_FLAG_CONVERTED : 0U);
    batch.bounds.push_back(static_cast<std::uint8_t>(raw.interval.flags));
    batch.flag.push_back(static_cast<std::uint8_t>(flags));
    batch.comparator.push_back(static_cast<std::uint8_t>(raw.comparator));
    batch.change.push_back(static_cast<std::uint8_t>(raw.change));
    batch.modality.push_back(static_cast<std::uint8_t>(raw.modality));
  }

  void fill(const vt_rule& rule, const vt_host& host, Batch& batch) const {
    std::size_t group = 0;
    for (std::uint32_t i = 0; i < batch.ref.size(); ++i) {
      const auto& fact = world_.claims[batch.ref[i]];
      std::string_view unit = fact.quantity.unit;
      if (rule.scope == VT_SCOPE_GROUP) {
        if (batch.group_begin[group + 1] == i) ++group;
        unit = world_.claims[batch.ref[batch.group_begin[group]]].quantity.unit;
      }
      vt_claim raw{};
      raw.struct_size = sizeof raw;
      host.claim(&host, batch.ref[i], &raw);
      for (std::uint32_t column = 0; column <= VT_PER; ++column) {
        batch.symbols[column].push_back(fact.columns[column]);
      }
      append_numbers(batch, fact, unit, raw);
      const bool same = i > 0 && same_group(batch.ref[i - 1], batch.ref[i]) &&
                        detail::same_basis(world_, batch.ref[i - 1], batch.ref[i]);
      batch.basis.push_back(same ? batch.basis.back() : i);
    }
  }

  void call_claims(const vt_rule& rule, const void* state, const vt_host& host) {
    Batch batch;
    order(rule, state, host, batch);
    fill(rule, host, batch);
    // A column that the rule does not ask for is missing, as in the program.
    const auto symbols = [&](std::uint32_t column) {
      const bool asked = (rule.columns & (1U << column)) != 0;
      return asked ? batch.symbols[column].data() : nullptr;
    };
    const auto count = static_cast<std::uint32_t>(batch.ref.size());
    const auto groups =
        batch.group_begin.empty() ? 0 : static_cast<std::uint32_t>(batch.group_begin.size() - 1);
    vt_claims claims{sizeof(vt_claims),
                     count,
                     groups,
                     0,
                     batch.group_begin.data(),
                     batch.ref.data(),
                     symbols(VT_SUBJECT),
                     symbols(VT_MEASURE),
                     symbols(VT_UNIT),
                     symbols(VT_SCOPE),
                     symbols(VT_DOCUMENT),
                     symbols(VT_OF),
                     symbols(VT_PER),
                     batch.period.data(),
                     batch.value.data(),
                     batch.low.data(),
                     batch.high.data(),
                     batch.bounds.data(),
                     batch.flag.data(),
                     batch.comparator.data(),
                     batch.change.data(),
                     batch.modality.data(),
                     batch.basis.data()};
    note(rule.check_claims(state, &host, &claims));
    const Outcome without_words = std::exchange(world_.outcome, {});
    world_.outcome.created = true;
    world_.outcome.status = without_words.status;
    claims.flags = VT_BATCH_WORKING;
    note(rule.check_claims(state, &host, &claims));
    compare(without_words);
  }

  // The verdicts must not depend on whether words are wanted.
  void compare(const Outcome& without_words) {
    const auto same = [](const plugin::Check& a, const plugin::Check& b) {
      return a.verdict == b.verdict && a.claims == b.claims;
    };
    if (!std::ranges::equal(without_words.checks, world_.outcome.checks, same) ||
        without_words.findings.size() != world_.outcome.findings.size()) {
      world_.outcome.complaints.emplace_back("without words the rule comes to other checks");
    }
    for (const plugin::Check& check : world_.outcome.checks) {
      if (check.verdict == plugin::Verdict::inconsistent && check.working.empty()) {
        world_.outcome.complaints.emplace_back("an inconsistent check shows no working");
      }
    }
  }

  detail::World world_;
  std::vector<std::pair<std::string, std::string>> options_;
};

inline std::string_view to_string(plugin::Verdict verdict) {
  constexpr std::string_view names[] = {"consistent", "consistent-by-rounding", "different-basis",
                                        "inconsistent", "undetermined"};
  return names[static_cast<std::uint32_t>(verdict)];
}

// One line a check, and one more for the message where it is a finding:
//   inconsistent draft.md#1 draft.md#2: 1 + 2 = 3; stated 4
//     the parts do not make the total
inline std::string to_string(const Kit& kit, const Outcome& outcome) {
  std::string lines;
  auto finding = outcome.findings.begin();
  for (const plugin::Check& check : outcome.checks) {
    lines += to_string(check.verdict);
    for (const ClaimRef claim : check.claims) lines.append(" ").append(kit.id(claim));
    if (!check.working.empty()) lines += ": " + check.working;
    lines += '\n';
    if (finding != outcome.findings.end() && finding->check.claims == check.claims &&
        finding->check.verdict == check.verdict && finding->check.working == check.working) {
      lines += "  " + finding->message + '\n';
      ++finding;
    }
  }
  return lines;
}

}  // namespace veritally::testing
