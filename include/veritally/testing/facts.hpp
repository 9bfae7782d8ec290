// The facts that a rule's test sets up, and what came of running the rule: plain data of the test
// kit, without the host that serves them (fake_host.hpp) and without the running (testing.hpp).
#pragma once

#include <veritally/plugin.hpp>
#include <veritally/testing/literals.hpp>
#include <veritally/testing/numbers.hpp>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::testing {

using plugin::ClaimRef;
using plugin::Symbol;

// What a test says of a claim beside its quantity.
struct About {
  std::string subject{};  // "Amazon"; "Amazon + Meta": about both together
  std::string measure = "amount";
  std::optional<plugin::Period> period{};
  std::optional<plugin::Period> base_period{};
  std::string scope{};
  std::string document = "draft.md";
  std::string of{};   // the counted noun
  std::string per{};  // "100000 1 person"
  plugin::Change change = plugin::Change::none;
  plugin::Modality modality = plugin::Modality::actual;
  plugin::Derivation derivation = plugin::Derivation::none;
  std::vector<ClaimRef> operands{};
  std::string words{};  // found in the document's text, if it has one, for the claim's place
  std::string attribution{};
  std::string id{};  // default: "document#1", "document#2" ...
};

// What a test says of a document beside its text.
struct AboutDocument {
  plugin::DocumentRole role = plugin::DocumentRole::draft;
  std::int32_t date = INT32_MIN;  // of publication, days since 1970-01-01; see first_day()
  std::string language = "en";
};

// A rule's normaliser rewrote `from` to `to`.
struct Rewriting {
  std::string from;
  std::string to;
  bool operator==(const Rewriting&) const = default;
};

// What came of running a rule.
struct Outcome {
  bool created = false;  // false: the constructor failed
  vt_status status = VT_OK;
  std::vector<plugin::Check> checks;  // those of findings too
  std::vector<plugin::Finding> findings;
  std::vector<Rewriting> rewritings;
  std::vector<plugin::NewClaim> added;
  std::vector<std::string> log;
  std::vector<plugin::Fault> faults;
  // Where the rule breaks the contract: an unknown claim in a check, an inconsistent check without
  // working, a message with a full stop. A test should expect none.
  std::vector<std::string> complaints;
};

namespace detail {

// Texts of one column as symbols; 0 is the empty text. A deque: its texts never move.
class Texts {
 public:
  Texts() { texts_.emplace_back(); }
  Symbol intern(std::string_view text) {
    for (Symbol i = 0; i < texts_.size(); ++i) {
      if (texts_[i] == text) return i;
    }
    texts_.emplace_back(text);
    return static_cast<Symbol>(texts_.size() - 1);
  }
  std::string_view text(Symbol symbol) const {
    return symbol < texts_.size() ? std::string_view(texts_[symbol]) : std::string_view();
  }

 private:
  std::deque<std::string> texts_;
};

struct ClaimFact {
  std::string id;
  About about;
  Quantity quantity;
  Symbol columns[7] = {};  // by VT_SUBJECT ...
};

struct DocumentFact {
  std::string path;
  std::string text;
  std::string language = "en";
  std::int32_t date = INT32_MIN;
  std::uint32_t role = VT_ROLE_DRAFT;
  std::vector<vt_block> blocks;
  std::vector<vt_sentence> sentences;
  std::vector<ClaimRef> claims;  // those and their places when the rule is called
  std::vector<vt_place> places;
};

struct UnitFact {
  std::string_view dimension;
  vt_decimal factor{1, 0, 0};  // to the dimension's first unit
  std::int64_t divisor = 1;
  vt_decimal offset{};  // added before the factor is applied
};

// A few units of each kind; another identifier is a dimension of its own. Currencies are the words
// of three capitals.
inline std::optional<UnitFact> find_unit(std::string_view identifier) {
  static const std::map<std::string_view, UnitFact> units = {
      {"meter", {"length"}},
      {"kilometer", {"length", {1, 3, 0}}},
      {"mile", {"length", {1609344, -3, 0}}},
      {"kilogram", {"mass"}},
      {"tonne", {"mass", {1, 3, 0}}},
      {"second", {"duration"}},
      {"minute", {"duration", {60, 0, 0}}},
      {"hour", {"duration", {3600, 0, 0}}},
      {"day", {"duration", {86400, 0, 0}}},
      {"kelvin", {"temperature"}},
      {"celsius", {"temperature", {1, 0, 0}, 1, {27315, -2, 0}}},
      {"fahrenheit", {"temperature", {5, 0, 0}, 9, {45967, -2, 0}}},
      {"1", {"1"}},
      {"percent", {"1", {1, -2, 0}}},
      {"permille", {"1", {1, -3, 0}}},
  };
  const auto found = units.find(identifier);
  if (found == units.end()) return std::nullopt;
  return found->second;
}

inline bool is_currency(std::string_view identifier) {
  return identifier.size() == 3 &&
         std::ranges::all_of(identifier, [](char c) { return c >= 'A' && c <= 'Z'; });
}

inline std::string_view dimension_of(std::string_view identifier) {
  if (is_currency(identifier)) return "currency";
  const auto unit = find_unit(identifier);
  return unit ? unit->dimension : identifier;
}

// Everything the fake host knows and hears.
struct World {
  std::deque<ClaimFact> claims;
  std::deque<DocumentFact> documents;
  Texts columns[7];
  std::map<std::string, std::string, std::less<>> options;
  std::map<std::pair<std::string, std::string>, Range, std::less<>> rates;
  std::map<std::string, std::string, std::less<>> canonical;
  Outcome outcome;
  const vt_terms* terms = nullptr;  // of the call that runs
  const void* data = nullptr;       // of the rule that runs
  // What calls were given, kept until the end.
  std::deque<Range> numbers;
  std::deque<std::string> shown;
  std::deque<std::vector<ClaimRef>> found;
  std::deque<std::vector<Symbol>> symbols;
};

}  // namespace detail
}  // namespace veritally::testing
