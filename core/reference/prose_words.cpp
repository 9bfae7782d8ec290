#include "reference/prose_words.hpp"

#include "base/bytes.hpp"
#include "reference/phrases.hpp"
#include "reference/toml_words.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace veritally {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 52> lists{{
    {"determiners", Role::determiner},
    {"possessives", Role::possessive},
    {"pronouns", Role::pronoun},
    {"persons", Role::person},
    {"relatives", Role::relative},
    {"definite", Role::definite},
    {"prepositions", Role::preposition},
    {"joining", Role::joining},
    {"owning", Role::owning},
    {"narrowing", Role::narrowing},
    {"with_whom", Role::with_whom},
    {"partitive", Role::partitive},
    {"inside", Role::inside},
    {"purpose", Role::purpose},
    {"agent", Role::agent},
    {"accompanying", Role::accompanying},
    {"excluding", Role::excluding},
    {"according", Role::according},
    {"backshifted", Role::backshifted},
    {"coordinators", Role::coordinator},
    {"subordinators", Role::subordinator},
    {"conditions", Role::condition},
    {"infinitive", Role::infinitive},
    {"auxiliaries", Role::auxiliary},
    {"being", Role::being},
    {"future", Role::future},
    {"possible", Role::possible},
    {"negations", Role::negation},
    {"adverbs", Role::adverb},
    {"change_nouns", Role::change_noun},
    {"count_nouns", Role::count_noun},
    {"bases", Role::base},
    {"equals", Role::equal},
    {"planned", Role::planned},
    {"expected", Role::expected},
    {"estimated", Role::estimated},
    {"titles", Role::title},
    {"organisations", Role::organisation},
    {"places", Role::place},
    {"bodies", Role::body},
    {"acts", Role::act},
    {"speakers", Role::speaker},
    {"neutral", Role::neutral},
    {"together", Role::together},
    {"overall", Role::overall},
    {"rhythms", Role::rhythm},
    {"formerly", Role::formerly},
    {"superlatives", Role::superlative},
    {"each", Role::each},
    {"respectively", Role::respectively},
    {"now", Role::now},
    {"not_names", Role::not_a_name},
}};

constexpr std::array<std::pair<std::string_view, Role>, 9> verbs{{
    {"say", Role::say},
    {"plan", Role::plan},
    {"expect", Role::expect},
    {"estimate", Role::estimate},
    {"deny", Role::deny},
    {"change", Role::change},
    {"reach", Role::reach},
    {"holding", Role::holding},
    {"other", Role::verb},
}};

std::uint64_t bit(Role role) { return std::uint64_t{1} << static_cast<unsigned>(role); }

}  // namespace

// REQUIRES: the word is no longer than `longest_word`.
ProseWords::Folded ProseWords::folded(std::string_view word) {
  Folded out{};
  bool beyond_ascii = false;
  for (std::size_t at = 0; at < word.size(); at += sizeof(std::uint64_t)) {
    const std::uint64_t eight = lower_ascii(load_padded(word.substr(at)));
    std::memcpy(out.data() + at, &eight, sizeof eight);
    beyond_ascii = beyond_ascii || (eight & 0x8080808080808080U) != 0;
  }
  for (std::size_t i = 1; beyond_ascii && i < word.size(); ++i) {
    out[i] = fold_byte(out[i], word[i - 1]);
  }
  return out;
}

// Of all bytes, eight at a time.
std::size_t ProseWords::hash_of(const Folded& word, std::size_t length) {
  constexpr std::uint64_t prime = 0x9e3779b97f4a7c15;
  std::uint64_t hash = length * prime;
  for (std::size_t at = 0; at < length; at += sizeof(std::uint64_t)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, word.data() + at, sizeof eight);
    hash = (hash ^ eight) * prime;
    hash ^= hash >> 29U;
  }
  return hash;
}

void ProseWords::index_words() {
  std::size_t size = 16;
  while (size < 2 * words_.size()) size *= 2;
  slots_.assign(size, {});
  for (const auto& [word, info] : words_) {
    if (word.size() > longest_word) continue;
    const Folded key = folded(word);
    std::size_t at = hash_of(key, word.size()) & (size - 1);
    while (slots_[at].info != nullptr) at = (at + 1) & (size - 1);
    slots_[at] = {key, &info};
  }
}

const WordInfo* ProseWords::known(const Folded& word, std::size_t length) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_of(word, length) & mask; slots_[at].info != nullptr;
       at = (at + 1) & mask) {
    if (equal_bytes(slots_[at].word.data(), word.data(), longest_word)) return slots_[at].info;
  }
  return nullptr;
}

void ProseWords::add(const std::string& word, Role role) { words_[word].roles |= bit(role); }

// A verb is one text of all its forms.
void ProseWords::add_verb(TomlWords& words, const std::string& forms, Role role,
                          const std::string* measure) {
  std::uint8_t form = 0;
  const std::string first = forms.substr(0, forms.find_first_of(" +"));
  const std::string* base = &measures_.try_emplace(first, 0).first->first;
  for (std::size_t begin = 0; begin < forms.size(); ++form) {
    const std::size_t end = std::min(forms.find(' ', begin), forms.size());
    if (end - begin > longest_word) words.report(words.root(), "\"" + forms + "\" is no verb");
    const std::string_view form_text = std::string_view(forms).substr(begin, end - begin);
    const std::size_t verb = std::min(form_text.find('+'), form_text.size());  // "laid+off"
    WordInfo& info = words_[std::string(form_text.substr(0, verb))];
    if (verb < form_text.size()) {
      info.particle =
          &measures_.try_emplace(std::string(form_text.substr(verb + 1)), 0).first->first;
    }
    // The same word may be two forms ("cut"): the later, finite one counts.
    if (!info.is(Role::verb)) info.form = form;
    if (info.base == nullptr) info.base = base;
    info.roles |= bit(role) | bit(Role::verb);
    if (measure != nullptr) info.measure = measure;
    if (role == Role::spend) info.roles |= bit(Role::agentive);
    for (const Role agentive : {Role::say, Role::plan, Role::expect, Role::estimate, Role::deny}) {
      if (role == agentive) info.roles |= bit(Role::agentive);
    }
    begin = end + 1;
  }
}

WordInfo ProseWords::find(std::string_view word) const {
  if (word.empty() || word.size() > longest_word) return {};
  if (const WordInfo* info = known(folded(word), word.size())) return *info;
  const bool past = !past_ending_.empty() && word.size() > 2 + past_ending_.size() &&
                    word.ends_with(past_ending_) && word.find('-') == std::string_view::npos;
  return past ? WordInfo{.roles = bit(Role::verb), .form = past_form} : WordInfo{};
}

const std::string* ProseWords::dimension(std::string_view word) const {
  const auto found = dimensions_.find(word);
  return found == dimensions_.end() ? nullptr : found->second;
}

const std::string* ProseWords::noun_of(std::string_view measure, std::string_view noun) const {
  const auto nouns = nouns_.find(measure);
  if (nouns == nouns_.end()) return nullptr;
  const auto found = nouns->second.find(noun);
  return found == nouns->second.end() ? nullptr : found->second;
}

const std::string* ProseWords::aggregate(std::string_view word) const {
  const auto found = aggregates_.find(word);
  return found == aggregates_.end() ? nullptr : found->second;
}

const std::string* ProseWords::counted(std::string_view measure) const {
  const auto found = counted_.find(measure);
  return found == counted_.end() ? nullptr : found->second;
}

bool ProseWords::is_kind(std::string_view special, std::string_view general) const {
  const auto found = kinds_.find(general);
  return found != kinds_.end() && found->second.contains(special);
}

bool ProseWords::is_adverb(std::string_view word) const {
  if (find(word).is(Role::adverb)) return true;
  return !adverb_ending_.empty() && word.size() > 2 + adverb_ending_.size() &&
         word.ends_with(adverb_ending_);
}

const std::string* ProseWords::stands_for(std::string_view noun) const {
  const auto found = stands_for_.find(noun);
  return found == stands_for_.end() ? nullptr : found->second;
}

ProseWords read_prose_words(TomlWords& words) {
  ProseWords out;
  const auto& prose = words.table("prose");
  for (const auto& [key, role] : lists) {
    words.strings(prose, key, [&](const std::string& word) { out.add(word, role); });
  }
  words.strings(prose, "name_joints",
                [&](const std::string& word) { out.add(word, Role::name_joint); });
  out.adverb_ending_ = words.string(prose, "adverb_ending");
  out.past_ending_ = words.string(prose, "past_ending");
  const auto& rows = words.table(prose, "verbs");
  for (const auto& [key, role] : verbs) {
    words.strings(rows, key,
                  [&](const std::string& forms) { out.add_verb(words, forms, role, nullptr); });
  }
  const auto owned = [&](std::string_view measure) {
    return &out.measures_.try_emplace(std::string(measure), 0).first->first;
  };
  const auto measured = [&](std::string_view name, Role role) {
    const auto& table = words.table(prose, name);
    for (const auto& [measure, node] : table) {
      words.strings(table, measure, [&](const std::string& forms) {
        out.add_verb(words, forms, role, owned(measure.str()));
      });
    }
  };
  measured("spending", Role::spend);
  measured("measured", Role::agentive);
  measured("caused", Role::verb);
  const auto& kinds = words.table(prose, "kinds");
  for (const auto& [general, node] : kinds) {
    auto& special = out.kinds_[std::string(general.str())];
    words.strings(kinds, general, [&](const std::string& measure) { special[measure] = true; });
  }
  const auto& counting = words.table(prose, "nouns");
  for (const auto& [measure, node] : counting) {
    const std::string* first = nullptr;
    auto& nouns = out.nouns_[std::string(measure.str())];
    words.strings(counting, measure, [&](const std::string& noun) {
      if (first == nullptr) first = owned(noun);
      nouns[noun] = nouns[""] = first;
    });
  }
  words.strings(prose, "own", [&](const std::string& measure) { out.own_[measure] = true; });
  const auto list = [&](const char* name, auto& into) {
    words.strings(prose, name, [&](const std::string& word) { into[word] = true; });
  };
  list("connecting", out.connecting_);
  list("itself", out.itself_);
  list("before_now", out.before_now_);
  list("terms", out.terms_);
  list("pluperfect", out.pluperfect_);
  list("untrue", out.untrue_);
  list("true", out.true_);
  const auto keyed = [&](std::string_view name, auto& into) {
    const auto& table = words.table(prose, name);
    for (const auto& [key, node] : table) {
      words.strings(table, key, [&](const std::string& word) { into[word] = owned(key.str()); });
    }
  };
  keyed("dimensions", out.dimensions_);
  keyed("counted", out.counted_);
  keyed("aggregates", out.aggregates_);
  keyed("stands_for", out.stands_for_);
  out.index_words();
  return out;
}

}  // namespace veritally
