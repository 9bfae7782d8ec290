#include "source.hpp"

#include <algorithm>
#include <utility>

namespace veritally::pack {
namespace {

using plugin::Verdict;

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// The footnote with the mark of a link at its beginning; nullptr for other links.
const plugin::Block* footnote(const plugin::Document& document, const plugin::Link& mark) {
  const std::string_view target = plugin::detail::view(mark.target);
  if (!target.starts_with('#')) return nullptr;
  for (const plugin::Link& link : document.links()) {
    if (plugin::detail::view(link.target) != target) continue;
    for (const plugin::Block& block : document.blocks()) {
      if (block.kind == VT_BLOCK_FOOTNOTE && block.begin == link.begin) return &block;
    }
  }
  return nullptr;
}

}  // namespace

Source::Declaration::Declaration(Entry& entry) : Declared(entry), selection(entry) {
  read_message(entry);
  documentation += "The sources are:\n\n";
  for (const Written& name : entry.required_texts("sources")) {
    sources.emplace_back(name.text);
    documentation += "- `" + name.text + "`\n";
  }
}

// The path or address of a source, or its file name.
bool Source::is_path(std::string_view path) const {
  return std::ranges::any_of(declared_.sources, [path](const Wildcard& name) {
    return name.is(path) || name.is(file_name(path));
  });
}

bool Source::is_named_in(std::string_view words) const {
  return std::ranges::any_of(declared_.sources,
                             [words](const Wildcard& name) { return name.stands_in(words); });
}

void Source::check(const plugin::Host& host, const plugin::Document& document) const {
  if (document.role() != plugin::DocumentRole::draft) return;
  for (const plugin::Sentence& sentence : document.sentences()) {
    for (const plugin::ClaimRef ref : document.claims_of(sentence)) {
      const auto claim = host.claim(ref);
      if (claim && selector_.takes(host, *claim)) judge(host, document, sentence, *claim);
    }
  }
}

bool Source::is_linked_in(const plugin::Document& document, std::uint64_t begin,
                          std::uint64_t end) const {
  return std::ranges::any_of(document.links(), [&](const plugin::Link& link) {
    return begin <= link.begin && link.end <= end && is_path(plugin::detail::view(link.target));
  });
}

bool Source::is_footnoted_in(const plugin::Document& document, std::uint64_t begin,
                             std::uint64_t end) const {
  return std::ranges::any_of(document.links(), [&](const plugin::Link& link) {
    if (link.begin < begin || link.end > end) return false;
    const plugin::Block* const note = footnote(document, link);
    return note != nullptr &&
           (is_named_in(document.text_of(*note)) || is_linked_in(document, note->begin, note->end));
  });
}

bool Source::is_cited(const plugin::Host& host, const plugin::Document& document,
                      const plugin::Sentence& sentence, plugin::ClaimRef claim) const {
  if (is_named_in(document.text_of(sentence))) return true;
  if (is_linked_in(document, sentence.begin, sentence.end)) return true;
  if (is_footnoted_in(document, sentence.begin, sentence.end)) return true;
  const auto origin = host.origin(claim);
  return origin && is_named_in(origin->attribution);
}

// A figure of a source of the list that says the same of the same thing and time.
std::optional<plugin::ClaimRef> Source::confirming(const plugin::Host& host,
                                                   const plugin::Claim& claim) const {
  if (claim.measure == 0) return std::nullopt;
  for (const plugin::ClaimRef ref : host.find(claim.subject, claim.measure)) {
    const auto other = host.claim(ref);
    if (!other || other->document == claim.document || !plugin::same_basis(claim, *other)) continue;
    const auto document = plugin::Document::open(host, other->document);
    const bool listed =
        document && document->role() != plugin::DocumentRole::draft && is_path(document->path());
    if (listed && host.compare(claim.ref, ref).meets()) return ref;
  }
  return std::nullopt;
}

void Source::judge(const plugin::Host& host, const plugin::Document& document,
                   const plugin::Sentence& sentence, const plugin::Claim& claim) const {
  plugin::Check check{.verdict = Verdict::consistent, .claims = {claim.ref}};
  if (const auto other = confirming(host, claim)) {
    check.claims.push_back(*other);
    check.working = "a source of the list has the figure";
    return host.report(check);
  }
  if (is_cited(host, document, sentence, claim.ref)) {
    check.working = "a source of the list is cited";
    return host.report(check);
  }
  check.verdict = Verdict::undetermined;
  check.working = "no source of the list has the figure or is cited with it";
  const std::string figure = plugin::show_with_unit(host, claim, plugin::scale_of(host, claim));
  check.labels = {{.claim = claim.ref}};
  host.report(
      plugin::Finding{.check = std::move(check),
                      .message = declared_.worded(figure + " comes from no source of the list")});
}

}  // namespace veritally::pack
