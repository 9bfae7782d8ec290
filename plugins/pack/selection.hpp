// Which claims a declared rule is about, by the names of their measures and subjects.
#pragma once

#include "entry.hpp"
#include "wildcard.hpp"

#include <veritally/plugin.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace veritally::pack {

// Names as the audit has them: "turnover" in a pack finds "revenue". One with a * finds what looks
// like it: "water temperature*". None stand for all names.
class Names {
 public:
  Names(const plugin::Host& host, plugin::Column column, const std::vector<Written>& names);

  bool hold(std::string_view name) const;

 private:
  bool all_;
  std::vector<std::string> names_;
  std::vector<Wildcard> wildcards_;
};

// The keys `measure` and `subject`, a name or a list of names each.
struct Selection {
  explicit Selection(Entry& entry)
      : measures(entry.texts("measure")), subjects(entry.texts("subject")) {}

  std::vector<Written> measures;
  std::vector<Written> subjects;
};

class Selector {
 public:
  Selector(const plugin::Host& host, const Selection& selection)
      : measures_(host, plugin::Column::measure, selection.measures),
        subjects_(host, plugin::Column::subject, selection.subjects) {}

  bool takes_measure(std::string_view measure) const { return measures_.hold(measure); }
  bool takes(const plugin::Host& host, const plugin::Claim& claim) const {
    return measures_.hold(host.text(plugin::Column::measure, claim.measure)) &&
           subjects_.hold(host.text(plugin::Column::subject, claim.subject));
  }

 private:
  Names measures_;
  Names subjects_;
};

// What a rate is per, by its noun or else its unit: "person" of "100000 1 person", "day" of "1
// day". Empty for what is no rate.
std::string_view noun_of_rate(std::string_view per);

}  // namespace veritally::pack
