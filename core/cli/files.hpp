// find_files(): the files that the operands of a call stand for. A folder stands for all files
// below it that veritally reads, a pattern that the shell left (`**` crosses folders) for the files
// that match, and anything else for itself.
//
// In folders and patterns, hidden files, links to folders and what git ignores are passed over, as
// ripgrep does; what is named is read, whatever it is.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace veritally {

// What is looked for in folders.
enum class FileRole : std::uint8_t { texts, claim_sets };

struct FileSearch {
  FileRole role = FileRole::texts;
  // Of --input-format: a pattern then takes files of any extension.
  std::optional<std::string> input_format;
  bool ignore = true;  // ask .gitignore files
};

// In the order of the operands, what one stands for sorted by the bytes of the paths, and each file
// once. Fails where a folder or pattern has no file, or cannot be read.
Result<std::vector<std::string>> find_files(const std::vector<std::string>& operands,
                                            const FileSearch& search);

}  // namespace veritally
