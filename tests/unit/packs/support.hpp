// What the tests of packs share: reading one from text, and running its rules in the test kit.
#pragma once

#include "pack.hpp"

#include <veritally/testing.hpp>

#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace veritally::test {

inline std::string to_string(const plugin::Fault& fault) {
  return fault.path + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " +
         fault.message + (fault.hint.empty() ? "" : "; " + fault.hint);
}

// What is wrong with a pack, as the user reads it; empty: nothing.
inline std::string fault_of(std::string text, std::string path = "house.toml") {
  try {
    pack::Pack::read({std::move(path), std::move(text)});
    return {};
  } catch (const pack::Wrong& wrong) {
    return to_string(wrong.fault());
  }
}

// What the first rule of a pack says of the claims and documents of a kit.
inline testing::Outcome run(testing::Kit& kit, std::string text) {
  const auto read = pack::Pack::read({"house.toml", std::move(text)});
  testing::Outcome outcome = kit.run(*read->rules[0]);
  EXPECT_EQ(outcome.complaints, std::vector<std::string>());
  return outcome;
}

inline std::string lines_of(testing::Kit& kit, std::string text) {
  return to_string(kit, run(kit, std::move(text)));
}

}  // namespace veritally::test
