// A figure of a draft that another document tells too, where nobody says whose it is: the number
// and the words around it bring the two together. Only confirms, for conflict/repeated.
#pragma once

#include "figures.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class ToldElsewhere {
 public:
  // All documents at once: each of thousands of drafts would have to read all others.
  static void check(const plugin::Host& host, const plugin::TopicWords& topics) {
    const std::vector<plugin::Document> documents = opened(host);
    if (documents.size() < 2) return;
    for (auto& [figure, places] : by_figure(host, documents)) {
      for (std::size_t i = 0; i < places.size(); ++i) confirm(host, topics, documents, places, i);
    }
  }

 private:
  // What two figures that are one have in common.
  struct Figure {
    plugin::Symbol unit = 0;
    plugin::Symbol of = 0;
    plugin::Symbol per = 0;
    plugin::Change change = plugin::Change::none;
    plugin::Comparator comparator = plugin::Comparator::equal;
    std::int64_t digits = 0;  // without zeros at the end
    std::int32_t exponent = 0;
    auto operator<=>(const Figure&) const = default;
  };
  struct Place {
    std::size_t document = 0;
    ToldFigure told;
    KnownBy sentence;
  };

  static std::vector<plugin::Document> opened(const plugin::Host& host) {
    std::vector<plugin::Document> documents;
    for (const plugin::Symbol symbol : host.documents()) {
      if (const auto document = plugin::Document::open(host, symbol))
        documents.push_back(*document);
    }
    return documents;
  }

  static Figure figure_of(const plugin::Claim& claim) {
    Figure out{claim.unit,          claim.of,         claim.per,
               claim.change,        claim.comparator, claim.value.mantissa,
               claim.value.exponent};
    while (out.digits != 0 && out.digits % 10 == 0) {
      out.digits /= 10;
      ++out.exponent;
    }
    return out;
  }

  // The figures of all prose, in the order of documents and of their texts.
  static std::map<Figure, std::vector<Place>> by_figure(
      const plugin::Host& host, const std::vector<plugin::Document>& documents) {
    std::map<Figure, std::vector<Place>> figures;
    for (std::size_t d = 0; d < documents.size(); ++d) {
      for (const ToldFigure& told : figures_of_prose(host, documents[d])) {
        figures[figure_of(told.claim)].push_back(
            {d, told, KnownBy(documents[d].text_of(*told.sentence))});
      }
    }
    return figures;
  }

  // The more digits agree by themselves, the fewer words have to.
  static std::size_t words_wanted(const Figure& figure) {
    constexpr std::size_t most = 5;
    constexpr std::size_t fewest = 2;
    std::size_t further = 0;
    for (std::int64_t rest = figure.digits / 10; rest != 0; rest /= 10) ++further;
    return std::max(fewest, most - std::min(most, further));
  }

  // Whether whom the one figure is about stands in the sentence of the other, as far as anybody is.
  static bool names_owner(const plugin::Host& host, const std::vector<plugin::Document>& documents,
                          const Place& one, const Place& other) {
    const plugin::Symbol subject = one.told.claim.subject;
    if (subject == 0) return true;
    const std::string_view sentence = documents[other.document].text_of(*other.told.sentence);
    const std::string name = plugin::lower(host.text(plugin::Column::subject, subject));
    return plugin::find_words(sentence, name).has_value();
  }

  static std::vector<std::string_view> stretch_names(const std::vector<plugin::Document>& documents,
                                                     const Place& place) {
    const std::string_view sentence = documents[place.document].text_of(*place.told.sentence);
    return names_in(place.told.stretch, place.told.stretch.data() == sentence.data());
  }

  // Holds the i-th figure, of a draft, against those of other documents; of two drafts once.
  static void confirm(const plugin::Host& host, const plugin::TopicWords& topics,
                      const std::vector<plugin::Document>& documents, std::vector<Place>& places,
                      std::size_t i) {
    constexpr std::size_t most_looks = 200;
    constexpr std::size_t most_found = 8;
    Place& place = places[i];
    if (documents[place.document].role() != plugin::DocumentRole::draft) return;
    const std::size_t enough = words_wanted(figure_of(place.told.claim));
    std::size_t found = 0;
    for (std::size_t j = 0; j < std::min(places.size(), most_looks) && found < most_found; ++j) {
      Place& other = places[j];
      const bool draft = documents[other.document].role() == plugin::DocumentRole::draft;
      const bool once = other.document > place.document || !draft;
      const bool owned = place.told.claim.subject != 0 && other.told.claim.subject != 0;
      if (other.document == place.document || !once || owned) continue;
      const bool again =
          names_owner(host, documents, place, other) &&
          names_owner(host, documents, other, place) &&
          !name_others(stretch_names(documents, place), stretch_names(documents, other)) &&
          is_near(place.told.claim, other.told.claim) &&
          place.sentence.is_about_same(topics, other.sentence, enough);
      if (!again) continue;
      report_told_again(host, place.told.claim, other.told.claim, true);
      ++found;
    }
  }
};

}  // namespace veritally::rules
