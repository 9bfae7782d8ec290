// Where test data lies that is not part of the project: public suites, conversion tables.
//
// The environment variable VERITALLY_SHARED names the folder; else it is `shared`, beside the
// project's own. Tests of data that is not there skip themselves.
#pragma once

#include <cstdlib>
#include <filesystem>

namespace veritally::test {

// The project's own folder. Not from __FILE__, which a compiler's cache may make relative.
inline std::filesystem::path source_folder() { return VERITALLY_SOURCE_FOLDER; }

inline std::filesystem::path shared_folder() {
  const char* set = std::getenv("VERITALLY_SHARED");
  return set != nullptr ? std::filesystem::path(set) : source_folder() / "../shared";
}

}  // namespace veritally::test
