// name/variant: one name spelled in two ways.
#pragma once

#include "spellings.hpp"

#include <veritally/plugin.hpp>

#include <string>

namespace veritally::rules {

class Variant {
 public:
  static constexpr plugin::Info info{
      .id = "name/variant",
      .summary = "one name spelled in two ways",
      .documentation =
          R"(Points at names that differ by a letter or two from another name of the same document or of another
one:

- from a name that reference data know (`data/aliases.toml`): *Nvida* beside *Nvidia*,
- from a name with the same words beside it: *Mark Zuckerburg* and *Mark Zuckerberg*,
- from a name of two parts that shares one of them: *High-Gate* and *Higher-Gate*.

A name that reference data know, in lower case where a name is due (*while amazon has*), is a note.

A misspelt name is what readers write letters about; in a text with figures it also parts claims
that belong together.

It stays silent on plurals, possessives and adjectives (*Canadian*, *Germans* beside *Germany*), words that stand in
lower case elsewhere, headlines, words in capitals, names with digits (*H100* and *H200*) and names of
fewer than six letters.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = NameWords::options};

  explicit Variant(const plugin::Host& host) : words_(host) {}

  // Called with each document, it judges all of them with the first one: every document's names are
  // held against those of all others.
  void check(const plugin::Host& host, const plugin::Document& document) const {
    if (!plugin::is_first_read(host, document)) return;
    const Spellings spellings(host, words_);
    for (const Spellings::Pair& pair : spellings.pairs()) {
      for (const Spellings::Use& use : spellings.uses_of(*pair.name)) {
        const Spellings::Use* other = spellings.nearest(*pair.variant_of, use);
        report(host, pair, use, *other, plugin::Severity::warning);
      }
    }
    for (const Spellings::Pair& pair : spellings.lower_case()) {
      for (const Spellings::Use& use : spellings.lower_uses_of(*pair.name)) {
        // In lower case it may be another word wherever the document does not have the name.
        const Spellings::Use* other = spellings.nearest(*pair.variant_of, use);
        if (other->document == use.document) {
          report(host, pair, use, *other, plugin::Severity::note);
        }
      }
    }
  }

 private:
  static plugin::Label label(const Spellings::Use& use, plugin::Role role) {
    return {.role = role, .document = use.document, .begin = use.place.begin, .end = use.place.end};
  }

  static void report(const plugin::Host& host, const Spellings::Pair& pair,
                     const Spellings::Use& use, const Spellings::Use& other,
                     plugin::Severity severity) {
    plugin::Finding finding{
        .check = {.verdict = plugin::Verdict::inconsistent,
                  .working = *pair.name + " / " + *pair.variant_of,
                  .labels = {label(use, plugin::Role::primary),
                             label(other, plugin::Role::contradicts)}},
        .message = "\"" + *pair.name + "\" and \"" + *pair.variant_of + "\" look like one name",
        .confidence = pair.known ? 0.9 : 0.8,
        .severity = severity};
    if (pair.known) {
      const plugin::Edit edit{.document = use.document,
                              .begin = use.place.begin,
                              .end = use.place.end,
                              .text = *pair.variant_of};
      finding.fixes = {{.title = "write " + *pair.variant_of, .edits = {edit}}};
    }
    host.report(finding);
  }

  NameWords words_;
};

}  // namespace veritally::rules
