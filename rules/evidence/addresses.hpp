// Addresses: to which sources of an audit the links of a sentence lead, and as what they name them.
#pragma once

#include <veritally/plugin.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace veritally::rules {

// What a link names, with its fragment, and the source that is; none where it is none of the audit.
struct Address {
  std::string_view text;
  const plugin::Document* source = nullptr;
};

// An address without what does not tell one page from another.
inline std::string_view bare(std::string_view address) {
  address = address.substr(0, address.find_first_of("#?"));
  const auto scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  for (const std::string_view prefix : {"www.", "./"}) {
    if (address.starts_with(prefix)) address.remove_prefix(prefix.size());
  }
  while (address.starts_with("../")) address.remove_prefix(3);
  if (address.ends_with('/')) address.remove_suffix(1);
  return address;
}
inline std::string_view file_name(std::string_view address) {
  return address.substr(address.rfind('/') + 1);
}

template <class Is>
inline const plugin::Document* only_one(const std::vector<plugin::Document>& sources,
                                        const Is& is) {
  const plugin::Document* found = nullptr;
  for (const plugin::Document& source : sources) {
    if (!is(source)) continue;
    if (found != nullptr) return nullptr;
    found = &source;
  }
  return found;
}

inline const plugin::Document* source_at(std::string_view target,
                                         const std::vector<plugin::Document>& sources) {
  const std::string_view address = bare(target);
  for (const plugin::Document& source : sources) {
    if (bare(source.path()) == address) return &source;
  }
  const std::string_view name = file_name(address);
  const bool telling = name.find('.') != std::string_view::npos && !name.starts_with("index.");
  return telling ? only_one(sources,
                            [name](const plugin::Document& source) {
                              return file_name(bare(source.path())) == name;
                            })
                 : nullptr;
}

inline const plugin::Document* source_named_in(std::string_view words,
                                               const std::vector<plugin::Document>& sources) {
  return only_one(sources, [words](const plugin::Document& source) {
    const std::string_view name = file_name(bare(source.path()));
    return name.find('.') != std::string_view::npos &&
           plugin::find_words(words, plugin::lower(name)).has_value();
  });
}

// The address or file name in the text of a footnote, if it leads to one source alone.
inline Address address_in(std::string_view words, const std::vector<plugin::Document>& sources) {
  constexpr std::string_view blanks = " \t\n";
  constexpr std::string_view around = "()[]<>\"'.,;:";
  Address found;
  for (std::size_t at = words.find_first_not_of(blanks); at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(blanks, at), words.size());
    std::string_view word = words.substr(at, end - at);
    at = std::min(words.find_first_not_of(blanks, end), words.size());
    word.remove_prefix(std::min(word.find_first_not_of(around), word.size()));
    word = word.substr(0, word.find_last_not_of(around) + 1);
    if (word.find_first_of("./") == std::string_view::npos) continue;
    const plugin::Document* source = source_at(word, sources);
    if (source == nullptr || source == found.source) continue;
    if (found.source != nullptr) return {};
    found = {word, source};
  }
  if (found.source != nullptr) return found;
  return {{}, source_named_in(words, sources)};
}

// Those inside of the sentence, and marks behind it: "5 people. [^1] Then"
inline std::vector<plugin::Link> links_of(const plugin::Document& document,
                                          const plugin::Sentence& sentence) {
  const plugin::Sentence* next = &sentence + 1;
  const bool last = next == document.sentences().data() + document.sentences().size();
  const std::uint64_t end = last ? UINT64_MAX : next->begin;
  std::vector<plugin::Link> found;
  for (const plugin::Link& link : document.links()) {
    const bool inside = link.begin >= sentence.begin && link.end <= sentence.end;
    const bool behind = link.begin == link.end && link.begin > sentence.end && link.end < end;
    if (inside || behind) found.push_back(link);
  }
  return found;
}

inline std::vector<plugin::Link> links_within(const plugin::Document& document, std::uint64_t begin,
                                              std::uint64_t end) {
  std::vector<plugin::Link> found;
  for (const plugin::Link& link : document.links()) {
    if (link.begin >= begin && link.end <= end) found.push_back(link);
  }
  return found;
}

// The footnote with the mark of a link at its beginning.
inline const plugin::Block* footnote(const plugin::Document& document, const plugin::Link& mark) {
  for (const plugin::Link& link : document.links()) {
    if (plugin::detail::view(link.target) != plugin::detail::view(mark.target)) continue;
    for (const plugin::Block& block : document.blocks()) {
      if (block.kind == VT_BLOCK_FOOTNOTE && block.begin == link.begin) return &block;
    }
  }
  return nullptr;
}

// What a source mark names.
inline std::optional<std::string_view> named_by(const plugin::Link& link) {
  constexpr std::string_view scheme = "src:";
  const std::string_view target = plugin::detail::view(link.target);
  if (!target.starts_with(scheme)) return std::nullopt;
  return target.substr(scheme.size(), target.find(" sha256=") - scheme.size());
}

// A footnote leads where the first of its links leads, or else where its text says.
inline Address address_of(const plugin::Document& document, const plugin::Link& link,
                          const std::vector<plugin::Document>& sources) {
  const auto at = [&sources](std::string_view address) {
    return Address{address, source_at(address, sources)};
  };
  const std::string_view target = plugin::detail::view(link.target);
  if (const auto named = named_by(link)) return at(*named);
  if (!target.starts_with('#')) return at(target);
  const plugin::Block* note = footnote(document, link);
  if (note == nullptr) return {};
  for (const plugin::Link& further : links_within(document, note->begin, note->end)) {
    const std::string_view address = plugin::detail::view(further.target);
    if (const auto named = named_by(further)) return at(*named);
    if (!address.starts_with('#')) return at(address);
  }
  return address_in(document.text_of(*note), sources);
}

}  // namespace veritally::rules
