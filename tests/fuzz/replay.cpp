// Gives every file of the corpus to its target, without libFuzzer: test_fuzz CORPUS
#include "base/byte_source.hpp"
#include "targets.hpp"

#include <cstdio>
#include <filesystem>
#include <string>

// The last file that is named is the one that failed.
int main(int, char** arguments) {
  using namespace veritally;
  const std::filesystem::path corpus = arguments[1];
  for (const fuzz::Target& target : fuzz::targets) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(corpus / target.name)) {
      std::fprintf(stderr, "%s\n", entry.path().filename().c_str());
      const auto file = open_file(entry.path().string());
      fuzz::require(file.has_value(), "a file of the corpus can be opened");
      const auto bytes = read_all(**file);
      fuzz::require(bytes.has_value(), "a file of the corpus can be read");
      target.run(*bytes);
      ++files;
    }
    std::printf("%s: %d files\n", std::string(target.name).c_str(), files);
    fuzz::require(files != 0, "every target has a corpus");
  }
  return 0;
}
