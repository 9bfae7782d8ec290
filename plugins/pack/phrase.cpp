#include "phrase.hpp"

#include <algorithm>

namespace veritally::pack {
namespace {

using plugin::Verdict;

struct BlockWord {
  std::string_view word;
  std::uint32_t blocks;
};
constexpr BlockWord block_words[] = {
    {"body", 1U << VT_BLOCK_PARAGRAPH | 1U << VT_BLOCK_LIST_ITEM | 1U << VT_BLOCK_FOOTNOTE},
    {"heading", 1U << VT_BLOCK_HEADING},
    {"table", 1U << VT_BLOCK_TABLE_CELL},
    {"caption", 1U << VT_BLOCK_CAPTION}};

std::uint32_t blocks_named(const std::vector<Written>& words, const Entry& entry) {
  std::uint32_t blocks = 0;
  for (const Written& word : words) {
    const auto* const found = std::ranges::find(block_words, word.text, &BlockWord::word);
    if (found == std::end(block_words)) {
      throw entry.wrong(word.spot, "\"in\" is \"" + word.text + "\"",
                        "write body, heading, table or caption");
    }
    blocks |= found->blocks;
  }
  return blocks;
}

// All of them where none are named.
std::uint32_t read_blocks(Entry& entry) {
  const std::uint32_t named = blocks_named(entry.texts("in"), entry);
  if (named != 0) return named;
  std::uint32_t all = 0;
  for (const BlockWord& word : block_words) all |= word.blocks;
  return all;
}

std::vector<Phrase::Banned> read_banned(Entry& entry, Case letters) {
  std::vector<Phrase::Banned> banned;
  for (const Written& word : entry.texts("ban")) {
    banned.push_back({Pattern(word, letters, entry), std::nullopt});
  }
  for (const auto& [word, replacement] : entry.pairs("replace")) {
    Pattern pattern(word, letters, entry);
    pattern.check_replacement(replacement, entry);
    banned.push_back({std::move(pattern), replacement.text});
  }
  return banned;
}

std::optional<Pattern> read_pattern(Entry& entry, std::string_view key, Case letters) {
  const auto written = entry.text(key);
  if (!written) return std::nullopt;
  return Pattern(*written, letters, entry);
}

std::vector<Pattern> read_patterns(Entry& entry, std::string_view key, Case letters) {
  std::vector<Pattern> patterns;
  for (const Written& word : entry.texts(key)) patterns.emplace_back(word, letters, entry);
  return patterns;
}

std::string in_marks(std::string_view words) { return '"' + std::string(words) + '"'; }

bool holds(const std::vector<plugin::Piece>& pieces, std::uint64_t at) {
  return std::ranges::any_of(
      pieces, [at](const plugin::Piece& piece) { return piece.begin <= at && at < piece.end; });
}

}  // namespace

Phrase::Declaration::Declaration(Entry& entry)
    : Declared(entry),
      letters(entry.flag("case") ? Case::counts : Case::ignored),
      banned(read_banned(entry, letters)),
      required(read_pattern(entry, "require", letters)),
      where(read_pattern(entry, "where", letters)),
      unless(read_patterns(entry, "unless", letters)),
      blocks(read_blocks(entry)),
      quotations(entry.flag("quotations")) {
  read_message(entry);
  if (banned.empty() != required.has_value()) {
    throw entry.wrong(spot,
                      required ? "a phrase both bans and requires words"
                               : "a phrase has none of \"ban\", \"replace\" and \"require\"",
                      "write one of them");
  }
  if (where && !required) {
    throw entry.wrong(spot, "\"where\" stands without \"require\"",
                      "name what the sentence must have");
  }
  if (!unless.empty() && required && !where) {
    throw entry.wrong(spot, "\"unless\" stands with \"require\" and without \"where\"",
                      "name the sentences that must have it");
  }
  if (quotations) blocks |= 1U << VT_BLOCK_QUOTE;
  for (const Banned& each : banned) {
    documentation += "- not `" + each.pattern.expression() + "`" +
                     (each.replacement ? ": write `" + *each.replacement + "`" : "") + "\n";
  }
  if (required) {
    documentation +=
        (where ? "A sentence with `" + where->expression() + "`" : std::string("A draft")) +
        " must have `" + required->expression() + "`.\n";
  }
}

void Phrase::check(const plugin::Host& host, const plugin::Document& document) const {
  if (document.role() != plugin::DocumentRole::draft) return;
  if (declared_.required && !declared_.where) return check_required(host, document);
  for (const plugin::Block& block : document.blocks()) {
    if (!takes(block)) continue;
    if (declared_.required) {
      check_sentences(host, document, block);
    } else {
      check_banned(host, document, block);
    }
  }
}

// ---- Banned ----

// In their order; of two that overlap the one that begins first, or else is longer.
std::vector<Phrase::Hit> Phrase::hits_in(std::string_view text) const {
  std::vector<Hit> all;
  for (const Banned& banned : declared_.banned) {
    for (auto match = banned.pattern.find(text); match;
         match = banned.pattern.find(text, match->end)) {
      all.push_back({&banned, *match});
    }
  }
  std::ranges::stable_sort(all, {}, [](const Hit& hit) {
    return std::pair(hit.match.begin, UINT64_MAX - hit.match.end);
  });
  std::vector<Hit> apart;
  for (const Hit& hit : all) {
    if (apart.empty() || apart.back().match.end <= hit.match.begin) apart.push_back(hit);
  }
  return apart;
}

// Whether the sentence has words that excuse it.
bool Phrase::excepted(const plugin::Document& document, const plugin::Block& block,
                      std::uint64_t at) const {
  if (declared_.unless.empty()) return false;
  std::string_view around = document.text_of(block);
  for (const plugin::Sentence& sentence : document.sentences_of(block)) {
    if (sentence.begin <= at && at < sentence.end) around = document.text_of(sentence);
  }
  return std::ranges::any_of(
      declared_.unless, [around](const Pattern& words) { return words.find(around).has_value(); });
}

void Phrase::check_banned(const plugin::Host& host, const plugin::Document& document,
                          const plugin::Block& block) const {
  const std::string_view text = document.text_of(block);
  const std::vector<Hit> hits = hits_in(text);
  if (hits.empty()) return;
  const auto quoted =
      declared_.quotations ? std::vector<plugin::Piece>() : plugin::quotations_in(text);
  for (const Hit& hit : hits) {
    if (holds(quoted, hit.match.begin)) continue;
    if (excepted(document, block, block.begin + hit.match.begin)) continue;
    report(host, document, block, hit);
  }
}

void Phrase::report(const plugin::Host& host, const plugin::Document& document,
                    const plugin::Block& block, const Hit& hit) const {
  const std::uint64_t begin = block.begin + hit.match.begin;
  const std::uint64_t end = block.begin + hit.match.end;
  const std::string words(document.text().substr(begin, end - begin));
  plugin::Finding finding{.check = {.verdict = Verdict::inconsistent,
                                    .working = in_marks(words) + " is banned",
                                    .labels = {document.label(begin, end)}},
                          .message = declared_.worded(in_marks(words) + " is not to be written")};
  if (hit.banned->replacement) {
    const std::string better = hit.banned->pattern.replaced(*hit.banned->replacement, hit.match);
    if (better == words) return;
    finding.check.working = in_marks(words) + " is to be " + in_marks(better);
    finding.message = declared_.worded("write " + in_marks(better) + " for " + in_marks(words));
    finding.fixes = {{.title = "write " + better, .edits = {document.edit(begin, end, better)}}};
  }
  host.report(finding);
}

// ---- Required ----

void Phrase::check_required(const plugin::Host& host, const plugin::Document& document) const {
  for (const plugin::Block& block : document.blocks()) {
    const auto found =
        takes(block) ? declared_.required->find(document.text_of(block)) : std::nullopt;
    if (!found) continue;
    return host.report(plugin::Check{
        .verdict = Verdict::consistent,
        .working = "the draft has '" + declared_.required->expression() + "'",
        .labels = {document.label(block.begin + found->begin, block.begin + found->end)}});
  }
  if (document.blocks().empty()) return;
  const plugin::Block& first = document.blocks().front();
  report_missing(host, document, first.begin, first.end, "the draft");
}

void Phrase::check_sentences(const plugin::Host& host, const plugin::Document& document,
                             const plugin::Block& block) const {
  for (const plugin::Sentence& sentence : document.sentences_of(block)) {
    const std::string_view text = document.text_of(sentence);
    if (!declared_.where->find(text) || excepted(document, block, sentence.begin)) continue;
    if (!declared_.required->find(text)) {
      report_missing(host, document, sentence.begin, sentence.end, "the sentence");
      continue;
    }
    host.report(
        plugin::Check{.verdict = Verdict::consistent,
                      .working = "the sentence has '" + declared_.required->expression() + "'",
                      .labels = {document.label(sentence.begin, sentence.end)}});
  }
}

void Phrase::report_missing(const plugin::Host& host, const plugin::Document& document,
                            std::uint64_t begin, std::uint64_t end, std::string_view what) const {
  const std::string working =
      std::string(what) + " does not have '" + declared_.required->expression() + "'";
  host.report(plugin::Finding{.check = {.verdict = Verdict::undetermined,
                                        .working = working,
                                        .labels = {document.label(begin, end)}},
                              .message = declared_.worded(working)});
}

}  // namespace veritally::pack
