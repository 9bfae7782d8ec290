// Pack: a file of declared rules as a plugin of the contract.
//
// Made by `read`, which throws Wrong; it owns all that its tables point to. Const once made.
#pragma once

#include "declared.hpp"

#include <veritally/abi.h>

#include <memory>
#include <string>
#include <vector>

namespace veritally::pack {

class Pack : public vt_plugin {
 public:
  static std::unique_ptr<const Pack> read(const File& file);
  Pack(const Pack&) = delete;
  Pack& operator=(const Pack&) = delete;

 private:
  explicit Pack(Entry file);

  std::string name_;
  std::string version_;
  std::vector<DeclaredRule> declared_;
  std::vector<const vt_rule*> tables_;
};

}  // namespace veritally::pack
