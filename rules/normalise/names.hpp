// normalise/names: "Google" and "Alphabet Inc." are one subject.
#pragma once

#include <veritally/plugin.hpp>

#include <string>
#include <string_view>

namespace veritally::rules {

class Names {
 public:
  static constexpr plugin::Info info{
      .id = "normalise/names",
      .summary = "puts subjects, measures and places under their canonical names",
      .documentation =
          R"(Two claims are compared only if they speak of the same subject and measure. Texts name both in
many ways: *Google*, *Google LLC* and *Alphabet* are one firm, *capex*, *capital spending* and
*capital expenditures* one measure. This normaliser replaces every subject, measure and word of
scope by the name under which the reference data (`data/aliases.toml`, `data/measures.toml`, and the
file that `aliases` of the configuration names) list it.

Legal forms at the end of a name (*Inc.*, *Corp.*, *Ltd*), a leading *the* and the case of ASCII
letters do not count, nor does how much white space stands between words or at the ends, and of which
kind. Beyond that, a name that nothing lists stays as it is.

It reports nothing. A report shows the names as the claims gave them.
)",
      .scope = plugin::Scope::normaliser};

  void normalise(const plugin::Host& host, const plugin::Terms& terms) const {
    if (terms.column() == plugin::Column::unit) return;
    const auto kind = terms.column() == plugin::Column::measure ? plugin::Column::measure
                                                                : plugin::Column::subject;
    std::string room;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const std::string_view canonical = host.canonical(kind, single_spaced(terms[i], room));
      if (canonical != terms[i]) host.rewrite(i, canonical);
    }
  }

 private:
  // One blank for every run of white space: the name itself where that changes nothing, as it does
  // for most, else in `room`.
  static std::string_view single_spaced(std::string_view name, std::string& room) {
    if (!may_be_spaced_otherwise(name)) return name;
    room.clear();
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t space = space_at(name.substr(at));
      if (space == 0) {
        room += name[at++];
      } else {
        if (!room.ends_with(' ')) room += ' ';
        at += space;
      }
    }
    return room;
  }

  static bool may_be_spaced_otherwise(std::string_view name) {
    char before = 0;
    for (const char c : name) {
      if (c == ' ' ? before == ' ' : is_control(c) || c == no_break[0] || c == narrow_no_break[0]) {
        return true;
      }
      before = c;
    }
    return false;
  }

  // How many bytes of white space the text begins with, of one character.
  static std::size_t space_at(std::string_view text) {
    if (text.front() == ' ' || is_control(text.front())) return 1;
    if (text.starts_with(no_break)) return no_break.size();
    return text.starts_with(narrow_no_break) ? narrow_no_break.size() : 0;
  }

  static bool is_control(char c) { return c >= '\t' && c <= '\r'; }

  static constexpr std::string_view no_break = "\u00a0";
  static constexpr std::string_view narrow_no_break = "\u202f";
};

}  // namespace veritally::rules
