#include "extract/names.hpp"

#include "base/byte_bits.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace veritally::extract {
namespace {

bool all_capitals(std::string_view word) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return word.size() > 1 && std::ranges::none_of(word, lower);
}

// A capital, digit or point inside tells a name from a word at the start of a sentence.
bool looks_made(std::string_view word) {
  const auto odd = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
  };
  return word.size() > 1 && std::ranges::any_of(word.substr(1), odd);
}

// "FPGAs": what is called so is a kind of thing, and no one thing has its short form.
bool is_plural_sign(std::string_view word) {
  return word.size() > 2 && word.back() == 's' && all_capitals(word.substr(0, word.size() - 1));
}

std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

std::string_view last_word(std::string_view name) {
  const auto blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

// Joins names in one sentence's tokens, in place.
class Joiner {
 public:
  Joiner(std::string_view text, NameBook& book, std::vector<Token>& tokens,
         std::vector<Name>& names)
      : text_(text),
        book_(book),
        tokens_(tokens),
        names_(names),
        title_case_(is_title_case(text, tokens)) {}

  void run() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t behind = name_end(i);
      if (behind > i) {
        tokens_[kept] = name_token(i, behind, kept);
        ++kept;
        i = behind_bracket(behind, &names_.back());
      } else {
        if (kept != i) tokens_[kept] = tokens_[i];
        ++kept;
        i = tokens_[i].kind == TokenKind::bracket ? i + 1 : behind_bracket(i + 1, nullptr);
      }
      starts_ = tokens_[kept - 1].kind == TokenKind::mark;
    }
    tokens_.resize(kept);
  }

 private:
  std::string_view word(std::size_t i) const { return text_of(tokens_[i], text_); }
  std::string_view words(std::size_t first, std::size_t behind) const {
    return text_.substr(tokens_[first].begin, tokens_[behind - 1].end - tokens_[first].begin);
  }
  bool capital(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::word && tokens_[i].capital;
  }
  bool adjoins(std::size_t i) const { return !tokens_[i - 1].possessive; }

  // A word that a name can consist of. A title is none, nor what stands in the lexicon's list.
  bool part(std::size_t i) const { return capital(i) && !tokens_[i].info.is(Role::title); }
  bool telling(std::size_t i) const {
    const WordInfo& info = tokens_[i].info;
    return !info.is(Role::not_a_name) && !info.is(Role::determiner) && !info.is(Role::pronoun) &&
           !info.is(Role::preposition) && !info.is(Role::subordinator) &&
           !info.is(Role::possessive);
  }

  // The longest run from `i` on that the book or the reference data know; `i` where there is none.
  std::size_t known_end(std::size_t i) const {
    constexpr std::size_t most = 6;
    std::size_t found = i;
    for (std::size_t j = i; j < tokens_.size() && j < i + most; ++j) {
      if (tokens_[j].kind != TokenKind::word || (j > i && !adjoins(j))) break;
      if (!capital(j)) continue;
      // A row of a table may be called "Sales" or "Others".
      const bool listed = book_.lists(words(i, j + 1)) && (j > i || telling(i));
      if (listed || book_.knows(words(i, j + 1))) found = j + 1;
    }
    return found;
  }

  // Behind the name that starts at `i`; `i` where none does.
  std::size_t name_end(std::size_t i) const {
    if (!capital(i)) return is_lower_name(i) ? i + 1 : i;
    const std::size_t known = known_end(i);
    if (title_case_) return known;
    std::size_t first = i;
    std::size_t end = part(i) ? run_end(i) : i;
    while (end > first && end > known && !telling(end - 1) && all_capitals(word(end - 1)) &&
           end < tokens_.size() && tokens_[end].kind == TokenKind::word && !tokens_[end].info) {
      --end;  // "Acme AI spending" is about Acme
    }
    if (known >= end) return known;
    const bool some = std::ranges::any_of(
        tokens_.begin() + static_cast<std::ptrdiff_t>(first),
        tokens_.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& token) {
          return !token.info.is(Role::not_a_name) && !token.info.is(Role::determiner) &&
                 !token.info.is(Role::pronoun);
        });
    if (!some) return known;
    const bool first_of_sentence = i == 0 || starts_;
    if (!first_of_sentence) return telling(i) || end > i + 1 ? end : known;
    if (!telling(i)) return known;
    return end > i + 1 || sure_alone(i) ? end : known;
  }

  // "..., while acme has pledged": a known name in lower case. A noun alone would not act.
  bool is_lower_name(std::size_t i) const {
    constexpr std::size_t shortest = 4;
    if (i == 0 || i + 1 >= tokens_.size() || tokens_[i].kind != TokenKind::word) return false;
    const Token& before = tokens_[i - 1];
    const bool opens = before.kind == TokenKind::comma || before.is(Role::coordinator) ||
                       before.is(Role::subordinator);
    return opens && !tokens_[i].info && tokens_[i + 1].is(Role::auxiliary) &&
           word(i).size() >= shortest && !word(i).ends_with('s') && book_.knows_firmly(word(i));
  }

  // A single capitalised word at the start of a sentence that is a name all the same.
  bool sure_alone(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.possessive || looks_made(word(i))) return true;
    if (book_.seen(word(i))) return true;
    if (token.info || i + 1 >= tokens_.size()) return false;
    const Token& next = tokens_[i + 1];
    const bool adverb = next.kind == TokenKind::comma && word(i).ends_with("ly");
    const bool listed =
        (next.kind == TokenKind::comma || next.is(Role::coordinator)) && part(i + 2) && !adverb;
    const bool titled = next.is(Role::title) && next.capital;
    const bool described = next.kind == TokenKind::comma && i + 2 < tokens_.size() &&
                           tokens_[i + 2].is(Role::relative);
    // "Acme had more than 5,000 employees", "Fordham has a population of 5,000"
    const bool counts =
        next.is(Role::auxiliary) && !next.is(Role::being) && i + 2 < tokens_.size() &&
        (tokens_[i + 2].kind == TokenKind::quantity || tokens_[i + 2].is(Role::determiner));
    const bool acts = listed || titled || counts || described || next.kind == TokenKind::bracket ||
                      is_act(i + 1) || is_act(behind_aside(i + 1));
    return acts && !may_be_plural(i);
  }

  // "Teachers earn", but "Novartis has" and "Davis earned".
  bool may_be_plural(std::size_t i) const {
    const std::string_view name = word(i);
    if (!name.ends_with('s')) return false;
    for (const std::string_view ending : {"is", "us", "ss", "os"}) {
      if (name.ends_with(ending)) return false;
    }
    const Token& next = tokens_[i + 1];
    const std::string_view verb = word(i + 1);
    const bool one = next.info.form == third_form ||
                     (next.is(Role::auxiliary) && verb.ends_with('s'));  // "has", "is", "does"
    return !one;
  }

  // "said", "has also hired": a verb of those who can act, behind its helpers and adverbs.
  bool is_act(std::size_t i) const {
    const std::size_t end = std::min(i + 3, tokens_.size());
    while (i + 1 < end && helps(i)) ++i;
    // "Insurance claims reached": what could act is a noun before a verb.
    const bool noun = i + 1 < tokens_.size() &&
                      (tokens_[i + 1].info.form == third_form ||
                       tokens_[i + 1].info.form == past_form || tokens_[i + 1].is(Role::being));
    return i < tokens_.size() && tokens_[i].is(Role::agentive) && !noun;
  }

  // Behind "..., the largest in Geneva, ..." at the comma `i`; all tokens where none stands there.
  std::size_t behind_aside(std::size_t i) const {
    constexpr std::size_t most = 12;
    if (i + 1 >= tokens_.size() || tokens_[i].kind != TokenKind::comma) return tokens_.size();
    const Token& first = tokens_[i + 1];
    if (!first.is(Role::determiner) && first.info.form != past_form) return tokens_.size();
    for (std::size_t end = i + 2; end < std::min(tokens_.size(), i + most); ++end) {
      if (tokens_[end].kind == TokenKind::comma) return end + 1;
    }
    return tokens_.size();
  }

  bool helps(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.is(Role::auxiliary) || token.is(Role::future) || token.is(Role::possible) ||
           token.is(Role::adverb) || token.is(Role::negation);
  }

  // Behind the capitalised words from `i` on, and what may join them.
  std::size_t run_end(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < tokens_.size() && adjoins(end)) {
      if (part(end)) {
        ++end;
      } else if (const std::size_t behind = act_end(i, end); behind > end) {
        end = behind;
      } else if (end + 1 < tokens_.size() && joins(end)) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  // Behind "Bridges Act" at the "and" of "the Roads and Bridges Act", which is one name; `joint`
  // where it is no such "and".
  std::size_t act_end(std::size_t first, std::size_t joint) const {
    if (!tokens_[joint].is(Role::coordinator) || !part(joint + 1)) return joint;
    if (first == 0 || !tokens_[first - 1].is(Role::definite)) return joint;
    std::size_t end = joint + 1;
    while (part(end)) ++end;
    return tokens_[end - 1].is(Role::act) ? end : joint;
  }

  // "of" in "Bank of America", "&" in "Johnson & Johnson".
  bool joins(std::size_t i) const {
    if (!part(i + 1) || tokens_[i].possessive) return false;
    if (word(i) == "&") return true;
    if (!tokens_[i].is(Role::name_joint)) return false;
    const bool common = tokens_[i].is(Role::preposition);  // "of" also joins what is no name
    return !common || tokens_[i - 1].info.is(Role::body);
  }

  // ", Acme's chief executive," or ", an analyst at Acme" behind the name.
  bool described_as_person(std::size_t behind) const {
    constexpr std::size_t most = 5;
    if (behind >= tokens_.size() || tokens_[behind].kind != TokenKind::comma) return false;
    for (std::size_t i = behind + 1; i < std::min(tokens_.size(), behind + 1 + most); ++i) {
      if (tokens_[i].kind != TokenKind::word) return false;
      if (tokens_[i].is(Role::title)) return true;
    }
    return false;
  }

  Token name_token(std::size_t first, std::size_t behind, std::size_t kept) {
    Token token = tokens_[first];
    token.kind = TokenKind::name;
    token.end = tokens_[behind - 1].end;
    token.possessive = tokens_[behind - 1].possessive;
    token.info = {};
    token.index = static_cast<std::uint32_t>(names_.size());
    Name name = book_.resolve(words(first, behind));
    if (kept > 0 && (tokens_[kept - 1].is(Role::title) || is_listed_person(kept))) {
      name.person = true;
    }
    if (!token.possessive && described_as_person(behind)) name.person = true;
    book_.keep(name, tokens_[first].info.is(Role::neutral));
    if (kept > 0 && tokens_[kept - 1].is(Role::inside)) book_.keep_place(name);
    names_.push_back(std::move(name));
    return token;
  }

  // "Members Lee, Kim and Roe": all of them, behind the plural of a title.
  bool is_listed_person(std::size_t kept) const {
    std::size_t at = kept;
    while (at > 0 &&
           (tokens_[at - 1].kind == TokenKind::comma || tokens_[at - 1].kind == TokenKind::name ||
            tokens_[at - 1].is(Role::coordinator))) {
      --at;
    }
    return at > 0 && at < kept && tokens_[at - 1].is(Role::title) && word(at - 1).ends_with('s');
  }

  // Behind the bracket at `i` that holds one word: a short form or a sign of the exchange.
  std::size_t behind_bracket(std::size_t i, const Name* name) {
    if (i + 2 >= tokens_.size() || tokens_[i].kind != TokenKind::bracket) return i;
    if (tokens_[i + 2].kind != TokenKind::close || tokens_[i + 1].kind != TokenKind::word) return i;
    if (!tokens_[i + 1].capital) return i;
    if (name != nullptr) book_.keep_short(word(i + 1), *name);
    return i + 3;
  }

  std::string_view text_;
  NameBook& book_;
  std::vector<Token>& tokens_;
  std::vector<Name>& names_;
  bool title_case_;
  bool starts_ = false;
};

}  // namespace

Name NameBook::resolve(std::string_view words) const {
  const auto [plain, by_alias] = aliases_.look_up(words);
  if (by_alias) return {std::string(plain), false};
  const auto found = known_.find(plain);
  const bool told = found != known_.end() && !found->second.ambiguous;
  return told ? found->second.name : Name{std::string(plain), false};
}

bool NameBook::knows_firmly(std::string_view words) const { return aliases_.knows(words); }

bool NameBook::knows(std::string_view words) const {
  const auto found = known_.find(words);
  if (found != known_.end() && !found->second.ambiguous) return true;
  return aliases_.knows(words);
}

void NameBook::link(std::string_view shorter, const Name& name) {
  const auto entry = known_.find(shorter);
  if (entry == known_.end()) {
    known_.emplace(shorter, Entry{name, false});
    return;
  }
  entry->second.ambiguous = entry->second.name.canonical != name.canonical;
  entry->second.name.person = entry->second.name.person || name.person;
}

void NameBook::keep(const Name& name, bool opens_generally) {
  link(name.canonical, name);
  const std::string_view last = last_word(name.canonical);
  if (last.size() == name.canonical.size() || last.size() < 3 || is_plural_sign(last)) return;
  link(last, name);
  if (!name.person && !opens_generally) link(first_word(name.canonical), name);
}

void NameBook::observe(std::string_view text) {
  if (text.size() < 3) return;
  // The byte before a blank, the blank and the capital behind it lie side by side.
  const auto goes_on = [](Bytes bytes) { return bytes.between('a', 'z') | bytes.equal(','); };
  const auto blank = [](Bytes bytes) { return bytes.equal(' '); };
  const auto capital = [](Bytes bytes) { return bytes.between('A', 'Z'); };
  for (std::size_t from = 0; from + 2 < text.size(); from += bits_size) {
    std::uint64_t capitals = bits_of(text, from + 2, capital);
    if (capitals != 0) capitals &= bits_of(text, from + 1, blank) & bits_of(text, from, goes_on);
    for (; capitals != 0; capitals &= capitals - 1) {
      const std::size_t begin = from + 2 + static_cast<std::size_t>(std::countr_zero(capitals));
      std::size_t end = begin;
      while (is_word_byte(text, end)) ++end;
      const std::string_view word = text.substr(begin, end - begin);
      if (!seen(word)) seen_.emplace(word);
    }
  }
}

void NameBook::keep_place(const Name& name) { places_.insert(name.canonical); }

bool NameBook::is_place(std::string_view canonical) const { return places_.contains(canonical); }

bool NameBook::seen(std::string_view word) const { return seen_.contains(word); }

void NameBook::keep_short(std::string_view shorter, const Name& name) {
  if (!aliases_.knows(shorter)) link(shorter, name);
}

void join_names(std::string_view text, NameBook& book, std::vector<Token>& tokens,
                std::vector<Name>& names) {
  names.clear();
  Joiner(text, book, tokens, names).run();
}

bool is_title_case(std::string_view text, const std::vector<Token>& tokens) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word) continue;
    const bool short_word = token.info.is(Role::preposition) || token.info.is(Role::determiner) ||
                            token.info.is(Role::coordinator);
    if (short_word && !token.capital) continue;
    ++words;
    capitals += token.capital ? 1 : 0;
  }
  const bool ends = !tokens.empty() && text_of(tokens.back(), text) == ".";
  return !ends && words >= 3 && 5 * capitals >= 4 * words;
}

}  // namespace veritally::extract
