// ClaimVisitor: walks over a claim's members, in the order of the contract, once for all writers.
// Internal to writer*.cpp.
#pragma once

#include "claim/claim.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace veritally {

class ClaimVisitor {
 public:
  virtual ~ClaimVisitor() = default;

  virtual void begin_object(std::string_view key) = 0;
  virtual void end_object() = 0;
  virtual void string(std::string_view key, std::string_view value) = 0;
  virtual void number(std::string_view key, std::uint64_t value) = 0;
  virtual void boolean(std::string_view key, bool value) = 0;
  virtual void list(std::string_view key, std::span<const std::string> items) = 0;
  // A member that is always there but has no value.
  virtual void null(std::string_view key) = 0;
  // An object that is only there where it says something.
  virtual void absent(std::string_view key) = 0;
};

// The members that the contract names; Claim::others is for the writer.
void visit_members(const Claim& claim, ClaimVisitor& visitor);
void visit_period(ClaimVisitor& visitor, std::string_view key, const Period& period);

}  // namespace veritally
