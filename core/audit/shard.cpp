#include "audit/shard.hpp"

#include "base/interner.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace veritally {
namespace {

// Of names that differ in case alone the interner keeps the one that it met first, on any thread.
std::uint64_t hash_folded(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return hash_bytes(folded);
}

template <class Hash>
std::vector<std::uint64_t> hashes_of(const Interner& names, const Hash& hash) {
  std::vector<std::uint64_t> hashes(names.size());
  for (Symbol symbol = 0; symbol < hashes.size(); ++symbol)
    hashes[symbol] = hash(names.text(symbol));
  return hashes;
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Result<Shard> parse_shard(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto part = whole_number(text.substr(0, slash));
  const auto of = whole_number(text.substr(std::min(slash + 1, text.size())));
  if (part && of && *part >= 1 && *part <= *of) return Shard{*part, *of};
  return fail(ErrorKind::usage, "--shard is \"" + std::string(text) + "\"",
              "write which part of how many, from 1/N to N/N");
}

Share::Share(const ClaimTable& table, const Alignment& alignment, const Bases& bases, Shard shard)
    : table_(table),
      alignment_(alignment),
      bases_(bases),
      shard_(shard),
      subjects_(alignment.key_count()),
      measures_(hashes_of(table.measures, hash_folded)),
      documents_(hashes_of(table.documents, hash_bytes)) {
  for (SubjectKey key = 0; key < subjects_.size(); ++key) {
    // A sum, since the order of a set's members follows their spelling.
    for (const Symbol member : alignment.members(key)) {
      subjects_[key] += hash_folded(table.subjects.text(member));
    }
  }
}

bool Share::has_claim(ClaimRef ref) const {
  const SubjectKey subject = alignment_.subject(ref);
  const ClaimRow& row = table_.row(ref);
  const Symbol measure = bases_.of(row).measure;
  return subject != 0 && measure != 0 ? has_groups(subject, measure) : has_document(row.document);
}

}  // namespace veritally
