#include "reference/relation_words.hpp"

#include "reference/toml_words.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace veritally {
namespace {

constexpr std::array<std::pair<std::string_view, RelationWord>, 15> lists{{
    {"from", RelationWord::from},
    {"to", RelationWord::to},
    {"of", RelationWord::of},
    {"same", RelationWord::same},
    {"total", RelationWord::total},
    {"altogether", RelationWord::altogether},
    {"average", RelationWord::average},
    {"averaged", RelationWord::averaged},
    {"rest", RelationWord::rest},
    {"each", RelationWord::each},
    {"parts", RelationWord::parts},
    {"some", RelationWord::some},
    {"apart", RelationWord::apart},
    {"left", RelationWord::left},
    {"majority", RelationWord::majority},
}};

}  // namespace

RelationWords read_relation_words(TomlWords& words) {
  RelationWords out;
  const auto& table = words.table("relations");
  for (const auto& [key, kind] : lists) {
    words.strings(table, key, [&](const std::string& phrase) { out.words.add(phrase, kind); });
  }
  words.strings(table, "adjusted",
                [&](const std::string& phrase) { out.adjusted.add(phrase, true); });
  words.strings(table, "differences",
                [&](const std::string& phrase) { out.differences.add(phrase, true); });
  for (auto [key, set] : {std::pair{"bases", &out.bases},
                          {"levels", &out.levels},
                          {"either", &out.either},
                          {"margins", &out.margins},
                          {"watched", &out.watched},
                          {"rates", &out.rates},
                          {"points", &out.points}}) {
    words.strings(table, key, [&](const std::string& word) { set->insert(word); });
  }
  const auto& kinds = words.table(table, "kinds");
  for (const auto& [general, node] : kinds) {
    auto& special = out.kinds[std::string(general.str())];
    words.strings(kinds, general, [&](const std::string& noun) { special.insert(noun); });
  }
  return out;
}

}  // namespace veritally
