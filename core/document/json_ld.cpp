#include "document/json_ld.hpp"

#include "document/metadata.hpp"

#include <vector>

#include <simdjson.h>

namespace veritally {
namespace {

namespace dom = simdjson::dom;

void read_object(const dom::object& object, ArticleData& data) {
  std::string_view text;
  if (data.headline.empty() && object["headline"].get(text) == simdjson::SUCCESS) {
    data.headline = text;
  }
  if (!data.published && object["datePublished"].get(text) == simdjson::SUCCESS) {
    data.published = day_of(text);
  }
}

}  // namespace

void read_json_ld(std::string_view json, ArticleData& data) {
  if (json.empty()) return;
  dom::parser parser;
  dom::element root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return;
  std::vector<dom::element> open = {root};
  while (!open.empty()) {
    const dom::element element = open.back();
    open.pop_back();
    dom::array list;
    dom::object object;
    if (element.get(list) == simdjson::SUCCESS) {
      open.insert(open.end(), list.begin(), list.end());
    } else if (element.get(object) == simdjson::SUCCESS) {
      read_object(object, data);
      dom::element graph;
      if (object["@graph"].get(graph) == simdjson::SUCCESS) open.push_back(graph);
    }
  }
}

}  // namespace veritally
