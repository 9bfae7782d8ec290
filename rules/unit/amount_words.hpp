// The words by which unit/dimension reads what a text says of an amount: options of the rule, read
// once when it is made.
#pragma once

#include <veritally/plugin.hpp>

namespace veritally::rules {

struct AmountWords {
  static constexpr plugin::Option options[] = {
      {"links", "words between what is measured and its amount",
       "of, is, was, are, were, reached, reaches, exceeded, von, ist, war, beträgt, betrug, de, "
       "est, était, es, era, fue"},
      {"sides", "words behind an amount that make it a side of an area, or say more of it",
       "by, x, wide, long, high, deep, around, across, radius, square, squared, cubed, in, of, "
       "from, along, and, per, an, a, each, mal, breit, lang, hoch, tief, pro, sur, par, de, por, "
       "je, every, to"},
      {"grows", "words of sentences that may tell a capacity, its growth or a peak, and no energy",
       "capacity, capacities, install, installs, installed, add, adds, added, adding, build, "
       "built, new, deploy, deployed, peak, on average, averaged, maximum, record, up to, grow, "
       "growing, growth, grew, leistung, kapazität, zubau, capacité, capacités, puissance, "
       "capacidad, potencia, moyenne, durchschnitt, media, expand, additions, rise, rose, "
       "increase, increased, at any"},
      {"flows", "words before an amount that was used or generated",
       "consume, consumes, consumed, uses, use, used, generate, generates, generated, produce, "
       "produces, produced, burns, verbraucht, verbrauchte, verbrauchen, erzeugt, erzeugte, "
       "erzeugen, produziert, consomme, consomment, produit, produisent, consumen, genera, "
       "generan, electricity consumption, energy consumption, stromverbrauch, stromerzeugung"},
      {"yearly", "words that say that this is counted over a year",
       "a year, per year, each year, every year, annually, yearly, annual, pro jahr, im jahr, "
       "jährlich, jährlicher, par an, chaque année, annuelle, al año, por año, cada año, anual, "
       "anuales"},
      {"stores", "verbs right before an amount that is stored",
       "store, stores, stored, storing, speichert, speichern, stocke, stockent, almacena, "
       "almacenan"},
      {"hours", "words of sentences that state the energy that is stored, too",
       "megawatt-hours, megawatt hours, gigawatt-hours, gigawatt hours, kilowatt-hours, kilowatt "
       "hours, hours"},
      {"storages", "words of sentences in which a capacity may be one of energy",
       "battery, batteries, storage, store, stores, stored, hydrogen, pumped, reservoir, "
       "accumulator, cell, cells, speicher, batterie, batterien, batteriespeicher, akku, stockage, "
       "batería, baterías, almacenamiento, year, annual, annually, jahr, par an, año"}};

  explicit AmountWords(const plugin::Host& host)
      : links(host.option("links")),
        sides(host.option("sides")),
        grows(host.option("grows")),
        flows(host.option("flows")),
        yearly(host.option("yearly")),
        stores(host.option("stores")),
        hours(host.option("hours")),
        storages(host.option("storages")) {}

  plugin::WordList links;
  plugin::WordList sides;
  plugin::WordList grows;
  plugin::WordList flows;
  plugin::WordList yearly;
  plugin::WordList stores;
  plugin::WordList hours;
  plugin::WordList storages;
};

}  // namespace veritally::rules
