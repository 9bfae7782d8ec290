// Character references of HTML and Markdown: "&amp;", "&#8364;", "&#x20AC;", "&pound".
//
// The names are the HTML standard's; their table is written at build time by
// tools/generate_entities.py, sorted by the bytes of the names. All functions are pure.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace veritally {

struct NamedEntity {
  std::string_view
      name;  // without the ampersand; most end with a semicolon, some stand without too
  std::string_view text;
};
std::span<const NamedEntity> named_entities();

struct Entity {
  std::size_t length = 0;  // in bytes of the markup, the ampersand included; 0 where none stands
  std::string text;        // what it stands for, in UTF-8
};

// The reference at the front of the markup, read as HTML reads it outside of attributes.
Entity entity_at(std::string_view markup);

}  // namespace veritally
