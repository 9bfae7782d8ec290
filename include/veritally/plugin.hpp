// The C++ SDK for rules of veritally: header-only C++20 over the C contract in abi.h.
//
//   #include <veritally/plugin.hpp>
//   using namespace veritally::plugin;
//
//   struct Negative {
//     static constexpr Info info{
//         .id = "house/negative",
//         .summary = "a share below zero",
//         .documentation = "A share of something cannot be negative. ...",
//         .scope = Scope::claim,
//         .severity = Severity::error,
//         .columns = Column::unit};
//
//     void check(const Host& host, const Claims& claims) const {
//       for (std::size_t i = 0; i < claims.size(); ++i) {
//         if (host.text(Column::unit, claims.unit[i]) != "percent") continue;
//         if (claims.high[i] >= 0 || claims.change_of(i) != Change::none) continue;
//         host.report(Finding{.check = {.verdict = Verdict::inconsistent,
//                                       .claims = {claims.ref[i]}},
//                             .message = "a share is negative"});
//       }
//     }
//   };
//
//   VERITALLY_PLUGIN("house", "1.0.0", Negative);
//
// A rule is a class with `info`; a constructor from `const Host&` (which may read options) or
// without arguments; and, as its scope says,
//   claim, group, corpus   void check(const Host&, const Claims&) const
//                          and, if it reads texts too, the next one
//   document, extractor    void check(const Host&, const Document&) const
//   normaliser             void normalise(const Host&, const Terms&) const
//
// Order of calls: constructor once, for all audits; check from several threads at the same time on
// the same object, which is therefore const; destructor when no check runs. What a call received
// (Host, Claims, texts, Numbers) is borrowed until it returns. Exceptions may be thrown freely:
// they end the call, are logged, and become an incident that names the rule; they never leave the
// plugin.
//
// Build with hidden visibility as a module; veritally_add_plugin() of the CMake package does so.
#pragma once

#include <veritally/plugin/batch.hpp>
#include <veritally/plugin/derived.hpp>
#include <veritally/plugin/document.hpp>
#include <veritally/plugin/exact.hpp>
#include <veritally/plugin/figure.hpp>
#include <veritally/plugin/grid.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/nearness.hpp>
#include <veritally/plugin/points.hpp>
#include <veritally/plugin/quotations.hpp>
#include <veritally/plugin/report.hpp>
#include <veritally/plugin/rewording.hpp>
#include <veritally/plugin/root.hpp>
#include <veritally/plugin/rule.hpp>
#include <veritally/plugin/shared_words.hpp>
#include <veritally/plugin/show.hpp>
#include <veritally/plugin/slips.hpp>
#include <veritally/plugin/told_as.hpp>
#include <veritally/plugin/types.hpp>
#include <veritally/plugin/unit_name.hpp>
#include <veritally/plugin/word_list.hpp>
#include <veritally/plugin/words.hpp>
