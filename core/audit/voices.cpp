#include "audit/voices.hpp"

#include "audit/shingles.hpp"
#include "plugin/host_services.hpp"

namespace veritally {
namespace {

// "Bank of America", unlike "analysts" and "the company".
bool is_name(std::string_view attribution) {
  if (attribution.empty()) return false;
  const auto first = static_cast<unsigned char>(attribution.front());
  return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

}  // namespace

std::vector<std::uint32_t> Voices::among(std::span<const ClaimRef> claims) {
  std::vector<Speech> speeches;
  // One alone is one voice, whatever it says.
  if (claims.size() < 2) return std::vector<std::uint32_t>(claims.size());
  for (const ClaimRef ref : claims) speeches.push_back(speech_of(ref));
  return voices_among(speeches);
}

Speech Voices::speech_of(ClaimRef ref) {
  const ClaimRow& row = table_.row(ref);
  return {.document = std::string(table_.documents.text(row.document)),
          .stated = table_.nominal(ref),
          .unit = std::string(table_.units.text(table_.context(row).unit)),
          .origin = origin_of(ref),
          .shingles = shingles_of(sentence_of(ref))};
}

const std::string& Voices::origin_of(ClaimRef ref) {
  const auto [entry, fresh] = origins_.try_emplace(ref);
  if (fresh) {
    const auto claim = table_.fetch(ref);
    if (claim && is_name(claim->attribution)) {
      entry->second = reference_.names().canonical(claim->attribution);
    }
  }
  return entry->second;
}

// Empty for claims of what was not read.
std::string_view Voices::sentence_of(ClaimRef ref) const {
  const DocumentView* view = views_.find(table_.row(ref).document);
  if (view == nullptr) return {};
  const vt_document& document = view->raw();
  const std::span claims(document.claims, document.claim_count);
  if (claims.empty() || ref < claims.front() || ref - claims.front() >= claims.size()) return {};
  const vt_place& place = document.places[ref - claims.front()];
  if (place.sentence >= document.sentence_count) return {};
  const vt_sentence& sentence = document.sentences[place.sentence];
  return veritally::view(document.text).substr(sentence.begin, sentence.end - sentence.begin);
}

}  // namespace veritally
