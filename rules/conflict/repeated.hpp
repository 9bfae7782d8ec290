// conflict/repeated: one figure told again on what looks like another basis.
#pragma once

#include "definite.hpp"
#include "report.hpp"
#include "told_elsewhere.hpp"
#include "turned_change.hpp"
#include "unowned.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace veritally::rules {

class Repeated {
 public:
  static constexpr plugin::Option topics[] = {plugin::TopicWords::option};
  static constexpr auto options = plugin::options_of(topics, Definite::options);
  static constexpr plugin::Info info{
      .id = "conflict/repeated",
      .summary = "a figure told again elsewhere, its bound or direction turned round on the way",
      .documentation =
          R"(A figure is seldom told twice in the same words: one place names the year and the other does not, one
says *plans* and the other *is expected to*, one says *on factories* and the other *on infrastructure*.
`conflict/within` and `conflict/between` hold such claims against each other in no case. This rule looks
for claims of one subject and measure that state the same number in the same unit, and that nothing
tells apart but

- a period that one of them leaves out, a fiscal year and the calendar year of that name, or a year and
  its end,
- planned and forecast,
- a scope that one of them leaves out; in two documents, any scope.

That the number is the same says that the figure is: the check is `consistent`, or
`consistent-by-rounding` where *100* has become *over 100*. But where one place says *over 65 million*
and the other *up to 65 million*, the bound has been turned round on the way, and only one can be right.

For example, a firm's report says that it will spend *up to 65 million* on a new port in 2025, and a
story of the same week that it has pledged *over 65 million*.

A change that is told with both directions is an error, since it flips the conclusion: profit that *rose
12 per cent in 2025* and elsewhere *fell 12 per cent in 2025*, or a headline by which it *falls 12 per
cent* above a text by which it rose as much.

A figure that is told as one that is known (*the 350 million will be paid in parts*), and was not, is a
warning where one before it has the same unit and noun and the same digits, in another order or a power
of ten apart (*350 billion*).

A market, the state of a harvest or the number of the ill are nobody's, so no subject brings their
figures together. There the words around them do: an amount, percentage or count is confirmed whose
sentence shares at least four telling words with another sentence of the document that states the same
number, or the same number rounded, for the same time, and names nobody else. Of two documents, one of
them a draft, the number has to be the same; five words are wanted where it has one digit, and one
fewer for each further digit, down to two (*1,419 gigawatts*). Counts up to twelve, headlines and cells
of tables are left aside.

It stays silent where numbers differ, since another number may well be of another basis, and on claims
of one basis, of which the other two rules speak.
)",
      .scope = plugin::Scope::group,
      .severity = plugin::Severity::warning,
      .columns = plugin::Column::unit | plugin::Column::scope | plugin::Column::document |
                 plugin::Column::of | plugin::Column::per,
      .options = options};

  explicit Repeated(const plugin::Host& host) : topics_(host), definite_(host) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    Unowned::check(host, topics_, document);
    TurnedChange::check(host, topics_, document);
    definite_.check(host, document);
    if (plugin::is_first_read(host, document)) ToldElsewhere::check(host, topics_);
  }

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (const plugin::Entries group : claims.group_entries()) {
      // Claims of one basis stand together.
      const bool one_basis = claims.basis[group.begin] == claims.basis[group.end - 1];
      if (one_basis || group.size() > most) continue;
      check_group(host, claims.part(group));
      TurnedChange::check(host, claims.part(group));
    }
  }

 private:
  // Figures of larger groups are those of tables and claim sets, whose bases are told in full.
  static constexpr Index most = 64;

  static void check_group(const plugin::Host& host, const plugin::Claims& group) {
    if (!on_several_bases(group)) return;
    std::vector<bool> told(group.size());
    for (Index first = 0; first < group.size(); ++first) {
      if (told[first]) continue;
      std::vector<Index> equal = {first};
      for (Index i = first + 1; i < group.size(); ++i) {
        if (same_number(group, first, i)) equal.push_back(i);
      }
      for (const Index i : equal) told[i] = true;
      if (of_several_bases(group, equal)) check_equal(host, group, equal);
    }
  }

  // Does any number stand on two bases? In most groups none does.
  static bool on_several_bases(const plugin::Claims& group) {
    for (Index i = 0; i < group.size(); ++i) {
      for (Index j = i + 1; j < group.size(); ++j) {
        if (group.basis[i] != group.basis[j] && same_number(group, i, j)) return true;
      }
    }
    return false;
  }

  static bool same_number(const plugin::Claims& group, Index i, Index j) {
    return group.unit[i] == group.unit[j] && plugin::equal(group.value[i], group.value[j]);
  }

  static void check_equal(const plugin::Host& host, const plugin::Claims& group,
                          std::vector<Index> left) {
    while (!left.empty()) {
      const auto first = host.claim(group.ref[left.front()]);
      const auto others = std::ranges::stable_partition(left.begin() + 1, left.end(), [&](Index i) {
        return is_again(*first, *host.claim(group.ref[i]));
      });
      const std::vector<Index> same(left.begin(), others.begin());
      left.erase(left.begin(), others.begin());
      if (of_several_bases(group, same)) judge(host, group, same);
    }
  }

  static bool is_again(const plugin::Claim& a, const plugin::Claim& b) {
    return a.range == b.range && (!a.range || plugin::equal(a.nominal.high, b.nominal.high)) &&
           plugin::near_telling(a, b);
  }

  static bool of_several_bases(const plugin::Claims& group, const std::vector<Index>& same) {
    return std::ranges::any_of(
        same, [&](Index i) { return group.basis[i] != group.basis[same.front()]; });
  }

  static void judge(const plugin::Host& host, const plugin::Claims& group,
                    const std::vector<Index>& same) {
    Comparison claims(host, group, same);
    const Camps sides = camps(claims);
    const bool parted = std::ranges::any_of(sides.together, [&](std::size_t i) {
      return !plugin::same_basis(claims.claim(i), claims.claim(sides.together.front()));
    });
    if (parted) report_agreement(host, group.words_wanted(), claims, sides.together);
    for (const std::size_t i : sides.apart) {
      const auto other = std::ranges::find_if(
          sides.together, [&](std::size_t j) { return turned(claims.claim(i), claims.claim(j)); });
      if (other != sides.together.end()) report(host, group.words_wanted(), claims, i, *other);
    }
  }

  // "over 65" and "up to 65", on bases that are not the same.
  static bool turned(const plugin::Claim& a, const plugin::Claim& b) {
    using enum plugin::Comparator;
    const auto over = [](const plugin::Claim& claim) {
      return claim.comparator == greater || claim.comparator == greater_equal;
    };
    const auto under = [](const plugin::Claim& claim) {
      return claim.comparator == less || claim.comparator == less_equal;
    };
    return !plugin::same_basis(a, b) && ((over(a) && under(b)) || (under(a) && over(b)));
  }

  static void report(const plugin::Host& host, bool words_wanted, Comparison& claims, std::size_t a,
                     std::size_t b) {
    plugin::Finding finding{.check = contradiction(host, words_wanted, claims, a, b),
                            .confidence = 0.8};
    if (words_wanted) {
      put_in_words(host, claims, a, {{plugin::Severity::error, b}}, finding);
      finding.message += ": it looks like one figure with its bound turned round";
    }
    host.report(finding);
  }

  plugin::TopicWords topics_;
  Definite definite_;
};

}  // namespace veritally::rules
