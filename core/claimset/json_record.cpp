#include "claimset/json_record.hpp"

#include "claimset/members.hpp"
#include "syntax/json_tree.hpp"

namespace veritally {
namespace {

JsonTreeReader& tree_reader() {
  thread_local JsonTreeReader reader;
  return reader;
}

}  // namespace

Result<Claim> read_claim(std::string_view json_object_text, const RecordContext& context) {
  const auto tree = tree_reader().read(json_object_text, context.start());
  if (!tree) return fail(tree.error());
  const Node& record = (*tree)->front();
  const TextPlaces places(json_object_text, context.start());
  if (record.kind != NodeKind::object) {
    return fail(ErrorKind::input, "a claim should be a JSON object", {}, places.of(record.at));
  }
  return claim_from(record, places, context);
}

Result<void> check_json(std::string_view json, const RecordContext& context) {
  const auto tree = tree_reader().read(json, context.start());
  if (!tree) return fail(tree.error());
  return {};
}

}  // namespace veritally
