#include "claimset/others.hpp"

#include "base/json_writer.hpp"

#include <cassert>

namespace veritally {

Others::Others(const Claim& claim) : text_('{' + claim.others + '}') {
  const auto tree = reader_.read(text_, {});
  assert(tree);
  root_ = &(*tree)->front();
}

bool Others::is_canonical() const {
  std::string canonical;
  JsonWriter out(canonical);
  write_canonical(out, *root_);
  return canonical == text_;
}

}  // namespace veritally
