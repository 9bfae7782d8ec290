// Speech: what of a claim decides with which others it is one voice (voices.hpp), as plain data, so
// that it can be asked for where the documents are no longer at hand.
#pragma once

#include "base/interval.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace veritally {

struct Speech {
  std::string document;  // in which the claim stands
  Interval stated;       // its value, or both ends of a range
  std::string unit;
  std::string origin{};                   // the name that it is attributed to; empty: to none
  std::vector<std::uint64_t> shingles{};  // of its sentence
};

// A number for each, equal for those that are one voice, counted from 0 without gaps. Linear in the
// speeches and their shingles.
std::vector<std::uint32_t> voices_among(std::span<const Speech> speeches);

}  // namespace veritally
