// Claim::others as a tree, for writers. Internal to writer*.cpp.
#pragma once

#include "claim/claim.hpp"
#include "syntax/json_tree.hpp"
#include "syntax/node.hpp"

#include <string>

namespace veritally {

// The unknown members of a claim. The tree lives as long as this.
class Others {
 public:
  explicit Others(const Claim& claim);

  // An object; its members named like one of the contract's objects hold what is unknown in that.
  const Node& tree() const { return *root_; }
  // The JSON object as a text.
  const std::string& text() const { return text_; }
  // Whether the canonical form of the tree is the text, so that nothing is lost by rebuilding it.
  bool is_canonical() const;

 private:
  std::string text_;
  JsonTreeReader reader_;
  const Node* root_ = nullptr;
};

}  // namespace veritally
