// Lexicons: the words of all languages that the data folder has, a file each, read when they are
// first asked for.
//
// Whoever gets a lexicon borrows it for as long as this object lives. Any thread may ask.
#pragma once

#include "base/result.hpp"
#include "reference/lexicon.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

class Lexicons {
 public:
  // `folder` holds the files, each named after its language: "en.toml". Fails where English cannot
  // be read, which is what a text is taken for that does not say otherwise.
  static Result<std::unique_ptr<Lexicons>> load(const std::filesystem::path& folder);

  const Lexicon& english() const { return *english_; }
  // Codes of the languages in alphabetical order: "de", "en", ...
  const std::vector<std::string>& languages() const { return languages_; }
  bool has(std::string_view language) const;

  // Fails where the file cannot be read. REQUIRES: has(language).
  Result<const Lexicon*> find(std::string_view language) const;

 private:
  explicit Lexicons(std::filesystem::path folder);

  std::filesystem::path folder_;
  std::vector<std::string> languages_;
  const Lexicon* english_ = nullptr;
  mutable std::mutex lock_;
  mutable std::map<std::string, Lexicon, std::less<>> read_;
};

}  // namespace veritally
