// evidence/uncited: figures of which the text does not say where they come from.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Uncited {
 public:
  static constexpr plugin::Option options[] = {
      {"phrases", "words that stand for a source that is not named, parted by commas",
       "some estimates, some experts, experts say, experts believe, some analysts, "
       "analysts believe, observers say, it is estimated, it is believed, it is said, "
       "studies show, studies suggest, research shows, according to some, by some accounts, "
       "sources say, reportedly, experten zufolge, laut experten, schätzungen zufolge, "
       "selon certaines estimations, selon des experts, según algunas estimaciones, "
       "según expertos"},
      {"sources", "words of a draft that name some source of it",
       "said, says, according to, told, source, sources, reported, reports, cited, estimates, "
       "estimated, laut, zufolge, quelle, sagte, selon, según, fuente, dijo, et al, survey"}};
  static constexpr plugin::Info info{
      .id = "evidence/uncited",
      .summary = "figures of which the text does not say where they come from",
      .documentation =
          R"(Points at figures that nobody can look up:

- a sentence that names no source and stands on *some estimates*, *experts say*, *reportedly*
  (the option `phrases` holds the list),
- a draft of five figures and more, in three paragraphs and more, in which not one is attributed:
  nobody is said to have said anything, there is no link and no footnote, and the audit was given no
  source.

For example, a growth rate that *some estimates* give cannot be corrected when it turns out to be of
another year.

It stays silent where the sentence names somebody, has a link or a footnote, and on sources and claim
sets, which are evidence themselves.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::note,
      .options = options};

  explicit Uncited(const plugin::Host& host)
      : phrases_(host.option("phrases")), sources_(host.option("sources")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    if (plugin::is_first_read(host, document)) judge_documents(host);
    if (document.role() != plugin::DocumentRole::draft) return;
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count > 0) judge_sentence(host, document, sentence);
    }
  }

 private:
  static constexpr std::size_t fewest_figures = 5;
  static constexpr std::size_t fewest_paragraphs = 3;

  void judge_sentence(const plugin::Host& host, const plugin::Document& document,
                      const plugin::Sentence& sentence) const {
    const auto phrase = phrases_.find(document.text_of(sentence));
    if (!phrase || has_link(document, sentence.begin, sentence.end)) return;
    const auto claims = document.claims_of(sentence);
    if (names_somebody(host, claims, document.text_of(sentence).substr(phrase->begin))) return;
    const std::uint64_t begin = sentence.begin + phrase->begin;
    const std::uint64_t end = sentence.begin + phrase->end;
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::undetermined,
                  .claims = {claims.begin(), claims.end()},
                  .working = "source: " + std::string(document.text().substr(begin, end - begin)),
                  .labels = {document.label(begin, end)}},
        .message = "the source of the figure is not named"});
  }

  // Whom the sentence names beside the vague words, which may be its attribution themselves.
  static bool names_somebody(const plugin::Host& host, std::span<const plugin::ClaimRef> claims,
                             std::string_view from_phrase) {
    return std::any_of(claims.begin(), claims.end(), [&](plugin::ClaimRef claim) {
      const auto origin = host.origin(claim);
      return origin && !origin->attribution.empty() &&
             plugin::is_upper(origin->attribution.front()) &&
             !from_phrase.starts_with(origin->attribution);
    });
  }

  static bool has_link(const plugin::Document& document, std::uint64_t begin, std::uint64_t end) {
    const auto links = document.links();
    return std::any_of(links.begin(), links.end(), [&](const plugin::Link& link) {
      return link.begin >= begin && link.begin <= end;
    });
  }

  static std::size_t paragraphs_with_figures(const plugin::Document& document) {
    const auto blocks = document.blocks();
    return static_cast<std::size_t>(
        std::count_if(blocks.begin(), blocks.end(), [&](const plugin::Block& block) {
          const auto sentences = document.sentences_of(block);
          return block.kind == VT_BLOCK_PARAGRAPH &&
                 std::any_of(sentences.begin(), sentences.end(),
                             [](const plugin::Sentence& one) { return one.claim_count > 0; });
        }));
  }

  // Drafts that are given without anything beside them must name their sources. All are judged at
  // once: each of thousands of drafts would have to look at all others.
  void judge_documents(const plugin::Host& host) const {
    std::vector<plugin::Document> drafts;
    for (const plugin::Symbol symbol : host.documents()) {
      const auto document = plugin::Document::open(host, symbol);
      if (!document) continue;
      if (document->role() != plugin::DocumentRole::draft) return;
      drafts.push_back(*document);
    }
    for (const plugin::Document& draft : drafts) {
      if (names_no_source(host, draft)) report_document(host, draft);
    }
  }

  // Nobody is quoted or cited anywhere in the draft.
  bool names_no_source(const plugin::Host& host, const plugin::Document& document) const {
    if (document.claims().size() < fewest_figures || !document.links().empty()) return false;
    if (paragraphs_with_figures(document) < fewest_paragraphs) return false;
    if (sources_.find(document.text())) return false;
    const auto claims = document.claims();
    return std::none_of(claims.begin(), claims.end(), [&](plugin::ClaimRef claim) {
      const auto origin = host.origin(claim);
      return origin && !origin->attribution.empty();
    });
  }

  // About the text and not its claims: nobody has checked them by it.
  static void report_document(const plugin::Host& host, const plugin::Document& document) {
    constexpr std::size_t most = 5;  // to point at
    std::vector<plugin::Label> labels;
    for (const plugin::Place& place : document.places()) {
      labels.push_back(document.label(place.begin, place.end));
      if (labels.size() == most) break;
    }
    host.report(
        plugin::Finding{.check = {.verdict = plugin::Verdict::undetermined,
                                  .working = "no source for any of " +
                                             std::to_string(document.claims().size()) + " figures",
                                  .labels = std::move(labels)},
                        .message = "the draft names no source for any of its figures",
                        .confidence = 0.8});
  }

  plugin::WordList phrases_;
  plugin::WordList sources_;
};

}  // namespace veritally::rules
