// Lexicons: the words of all languages that the data folder has, a file each, read when they are
// first asked for.
//
// Whoever gets a lexicon borrows it for as long as this object lives. Any thread may ask.
#pragma once

#include "base/result.hpp"
#include "reference/lexicon.hpp"

#include <atomic>
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
  // `folder` holds the files, each named after its language: "en.toml". Fails where there is no
  // English, which is what a text is taken for that does not say otherwise.
  static Result<std::unique_ptr<Lexicons>> load(const std::filesystem::path& folder);

  // Codes of the languages in alphabetical order: "de", "en", ...
  const std::vector<std::string>& languages() const { return languages_; }
  bool has(std::string_view language) const;

  // Fails where the file cannot be read. REQUIRES: has(language).
  Result<const Lexicon*> find(std::string_view language) const;
  Result<const Lexicon*> english() const;

 private:
  explicit Lexicons(std::filesystem::path folder);

  std::filesystem::path folder_;
  std::vector<std::string> languages_;
  mutable std::atomic<const Lexicon*> english_ = nullptr;  // once it was asked for
  mutable std::mutex lock_;
  mutable std::map<std::string, Lexicon, std::less<>> read_;
};

}  // namespace veritally
