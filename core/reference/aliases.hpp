// Aliases: the one canonical name behind the many under which something is known: "Google LLC" is
// Alphabet, "U.S." the United States, "capex" capital expenditure.
//
// Load a file once (data/aliases.toml for names, data/measures.toml for measures), then ask from
// any thread. An Aliases owns its names; canonical() returns a view of them or of its argument.
//
// A file is TOML: tables of any name whose keys are canonical names and whose values are arrays of
// aliases. Case (of ASCII letters), white space, a leading "the" and legal forms at the end (Inc.,
// Corp., Ltd, plc, GmbH, AG, Co., LLC, S.A. and the like) do not count. An alias that is written
// with "=" before it counts the case of its letters: "=WHO" is not "who".
#pragma once

#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

class Aliases {
 public:
  // Knows no names: canonical() only trims.
  Aliases() = default;

  // Errors: a file that cannot be read, TOML that is wrong (with line and column), a value that is
  // no array of strings, a spelling that would stand for two names.
  static Result<Aliases> load(const std::filesystem::path& toml);

  // Adds the names of another file, for what a user has beside the built-in ones. On error nothing
  // is added.
  Result<void> add(const std::filesystem::path& toml);

  // The canonical name, or for an unknown one the argument itself without white space at its ends,
  // leading "the" and legal form. The view lives as long as this object or as the argument, and
  // until the next add(). Some 30 ns for an unknown name.
  std::string_view canonical(std::string_view name) const;

  // Whether this is a canonical name or an alias of one.
  bool knows(std::string_view name) const;

  // Both at once.
  struct Named {
    std::string_view canonical;
    bool known = false;
  };
  Named look_up(std::string_view name) const;

  // How many spellings are known.
  std::size_t size() const { return count_; }

 private:
  struct Entry {
    std::string key;    // the spelling, folded; empty in a free slot
    std::string cased;  // the spelling itself where its case counts, else empty
    std::uint32_t name = 0;
  };

  std::uint32_t name_of(std::string_view name);
  Result<void> insert(std::string_view spelling, std::uint32_t name);
  void place(Entry entry);
  void grow();
  const Entry* find(std::string_view bare) const;

  std::vector<std::string> names_;
  std::vector<Entry> slots_;  // open addressing, a power of two
  std::size_t count_ = 0;
  // For the first byte of a folded spelling, the lengths that occur: turns most names away.
  std::array<std::uint64_t, 256> lengths_{};
};

}  // namespace veritally
