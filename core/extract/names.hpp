// Names: which tokens of a sentence are names, and whose.
//
// A name is a run of capitalised words ("Bank of America"), one known to the reference data, or one
// that the document used before. Titles ("CEO"), months, weekdays and common words that a sentence
// begins with are none. In a line where nearly all words have a capital, only known names are.
#pragma once

#include "extract/known_names.hpp"
#include "extract/tokens.hpp"
#include "reference/aliases.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace veritally::extract {

struct Name {
  std::string canonical;
  bool person = false;
};

// The names of one document so far. One thread.
class NameBook {
 public:
  // `listed`: names that other documents give; null for none.
  explicit NameBook(const Aliases& aliases, const KnownNames* listed = nullptr)
      : aliases_(aliases), listed_(listed) {}

  // The name behind the words: an alias's canonical name, the long form of a short one that stood
  // before ("Zuckerberg", "BofA"), or the words themselves.
  Name resolve(std::string_view words) const;
  bool knows(std::string_view words) const;
  // Known to the reference data, whatever the document says.
  bool knows_firmly(std::string_view words) const;
  // Given by another document.
  bool lists(std::string_view words) const {
    return listed_ != nullptr && listed_->contains(words);
  }

  // Notes the words that begin with a capital inside of sentences: where a sentence begins with
  // one of them, it is a name there too. Call it with the texts before they are read.
  void observe(std::string_view text);
  bool seen(std::string_view word) const;

  // Keeps a name that was met; `person`: a title or what it does says so. `opens_generally`: its
  // first word says too little to stand for it, as that of "Global Infrastructure Fund".
  void keep(const Name& name, bool opens_generally);
  // Notes that things are in what has this name.
  void keep_place(const Name& name);
  bool is_place(std::string_view canonical) const;
  // Keeps the short form that stands in brackets behind a name.
  void keep_short(std::string_view shorter, const Name& name);

 private:
  struct Entry {
    Name name;
    bool ambiguous = false;  // the short form of several names
  };
  void link(std::string_view shorter, const Name& name);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  const Aliases& aliases_;
  const KnownNames* listed_;
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> known_;
  std::unordered_set<std::string, Hash, std::equal_to<>> seen_;
  std::unordered_set<std::string, Hash, std::equal_to<>> places_;
};

// Joins the tokens of each name to one token, of which `index` is the place in `names`, and takes
// out brackets that hold one word, once they are understood.
void join_names(std::string_view text, NameBook& book, std::vector<Token>& tokens,
                std::vector<Name>& names);

// True for a line like a headline, with a capital in nearly all of its words.
bool is_title_case(std::string_view text, const std::vector<Token>& tokens);

}  // namespace veritally::extract
