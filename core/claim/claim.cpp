#include "claim/claim.hpp"

#include "claim/words.hpp"

#include <array>

namespace veritally {
namespace {

constexpr std::array<std::string_view, 6> modality_names = {"actual",    "planned",     "forecast",
                                                            "estimated", "conditional", "denied"};
constexpr std::array<std::string_view, 5> relation_names = {"during", "by", "at", "since", "until"};
constexpr std::array<std::string_view, 8> derivation_names = {
    "sum", "difference", "product", "ratio", "percent-change", "share", "average", "conversion"};

}  // namespace

std::string_view to_string(Modality modality) {
  return modality_names[static_cast<std::size_t>(modality)];
}
std::string_view to_string(Relation relation) {
  return relation_names[static_cast<std::size_t>(relation)];
}
std::string_view to_string(DerivationKind kind) {
  return derivation_names[static_cast<std::size_t>(kind)];
}
std::optional<Modality> parse_modality(std::string_view text) {
  return named<Modality>(modality_names, text);
}
std::optional<Relation> parse_relation(std::string_view text) {
  return named<Relation>(relation_names, text);
}
std::optional<DerivationKind> parse_derivation_kind(std::string_view text) {
  return named<DerivationKind>(derivation_names, text);
}

}  // namespace veritally
