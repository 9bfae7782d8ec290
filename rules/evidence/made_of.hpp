// Made of: whether figures of a source make another one, which then need not stand there itself.
#pragma once

#include "cited.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace veritally::rules {

class MadeOf {
 public:
  MadeOf(const plugin::Host& host, const plugin::Claim& claim, const Cited& source)
      : host_(host), claim_(claim), stated_(plugin::stated_in(host, claim)) {
    for (const plugin::ClaimRef ref : source.claims()) {
      if (const auto figure = host.claim(ref)) figures_.push_back(*figure);
    }
  }

  // What the cells come to that the author chose, all of one column: the sum or mean of three and
  // more, the rise or fall between two. Less than that two figures come to too easily.
  std::optional<std::string> whole() const {
    constexpr std::size_t few = 2;
    const bool moved = claim_.change != plugin::Change::none;
    if (!stated_.point || claim_.value.mantissa == 0) return std::nullopt;
    for (const Group& group : groups_of(figures_, false)) {
      const std::string cells = " of " + std::to_string(group.size()) + " cells";
      if (group.size() > few && sums(group)) return "the sum" + cells;
      if (group.size() > few && means(group)) return "the mean" + cells;
      if (group.size() == few && moved && changes(group[0], group[1])) return "the change" + cells;
    }
    return std::nullopt;
  }

  // Whether two figures may make it, as a sum, difference, share or change; or all of a column, of
  // a subject or of a time, as a sum or mean, or one of them as a share. Of many figures nearly any
  // number can be made.
  bool perhaps() const {
    constexpr std::size_t many = 40;
    if (figures_.size() > many) return true;
    if (claim_.comparator != plugin::Comparator::equal) return false;
    for (const plugin::Claim& one : figures_) {
      for (const plugin::Claim& other : figures_) {
        if (one.ref != other.ref && is_pair(one, other)) return true;
      }
    }
    return std::ranges::any_of(groups_of(figures_, true), [this](const Group& group) {
      return sums(group) || means(group) || (is_ratio() && has_share(group));
    });
  }

 private:
  using Group = std::vector<plugin::Claim>;
  using Key = std::tuple<plugin::Symbol, plugin::Symbol, plugin::Symbol, std::int64_t>;

  // By unit and measure; those of each subject and of each time too, where that is asked for.
  static std::vector<Group> groups_of(const std::vector<plugin::Claim>& figures, bool parts) {
    std::map<Key, Group> groups;
    for (const plugin::Claim& figure : figures) {
      const vt_period period = plugin::Period::to_abi(figure.period);
      const std::int64_t time = (std::int64_t{period.from} << 32) + period.to;
      groups[{figure.unit, figure.measure, 0, 0}].push_back(figure);
      if (!parts) continue;
      groups[{figure.unit, figure.measure, figure.subject, 0}].push_back(figure);
      if (figure.period) groups[{figure.unit, figure.measure, 0, time}].push_back(figure);
    }
    std::vector<Group> all;
    for (auto& [key, group] : groups) all.push_back(std::move(group));
    return all;
  }

  bool is_points() const {
    return host_.text(plugin::Column::unit, claim_.unit) == "percentage-point" ||
           host_.text(plugin::Column::of, claim_.of) == "point";
  }
  bool is_ratio() const {
    const std::string_view unit = host_.text(plugin::Column::unit, claim_.unit);
    return unit == "percent" || (unit == "1" && claim_.of == 0);
  }

  plugin::Figure level(const plugin::Claim& figure) const { return plugin::level(host_, figure); }

  // Of the digits, and not of what many roundings together would allow.
  bool is_stated(const plugin::Figure& made) const {
    return plugin::judge(stated_, made) == plugin::Verdict::consistent;
  }

  plugin::Figure sum_of(const Group& group) const {
    plugin::Figure sum = level(group.front());
    for (std::size_t i = 1; i < group.size(); ++i) sum = sum + level(group[i]);
    return sum;
  }

  bool sums(const Group& group) const {
    return group.front().unit == claim_.unit && is_stated(sum_of(group));
  }

  bool means(const Group& group) const {
    if (group.front().unit != claim_.unit) return false;
    const auto count = plugin::constant(host_, static_cast<std::int64_t>(group.size()));
    const auto mean = sum_of(group) / count;
    return mean && is_stated(*mean);
  }

  bool has_share(const Group& group) const {
    const plugin::Figure whole = sum_of(group);
    return std::ranges::any_of(group, [&](const plugin::Claim& part) {
      const auto share = level(part) / whole;
      return share && (is_stated(*share) || is_stated(*share * plugin::constant(host_, 100)));
    });
  }

  // From the earlier to the later one, or the first to the second: in percent, in points, or by how
  // much.
  bool changes(const plugin::Claim& one, const plugin::Claim& other) const {
    const bool later = one.period && other.period && one.period->from > other.period->from;
    const plugin::Claim& from = later ? other : one;
    const plugin::Claim& to = later ? one : other;
    const bool points = is_points() && is_percent(from);
    if (points || (from.unit == claim_.unit && !is_percent(from))) {
      return is_stated(level(to) - level(from));
    }
    const auto ratio = level(to) / level(from);
    const plugin::Figure hundred = plugin::constant(host_, 100);
    return is_percent(claim_) && ratio && is_stated(*ratio * hundred - hundred);
  }
  bool is_percent(const plugin::Claim& figure) const { return plugin::is_percent(host_, figure); }

  // With all that the digits of both allow.
  bool is_pair(const plugin::Claim& one, const plugin::Claim& other) const {
    const plugin::Number a = host_.number(one.interval);
    const plugin::Number b = host_.number(other.interval);
    const plugin::Number stated = host_.number(claim_.interval);
    const bool same = one.unit == claim_.unit && other.unit == claim_.unit;
    const bool points = is_points() && is_percent(one) && is_percent(other);
    if (same && (a + b).meets(stated)) return true;
    if ((same || points) && (a - b).meets(stated)) return true;
    if (!is_ratio() || one.unit != other.unit) return false;
    const auto ratio = a / b;
    if (!ratio) return false;
    const plugin::Number hundred = host_.number(100);
    const plugin::Number percent = *ratio * hundred;
    return ratio->meets(stated) || percent.meets(stated) || (percent - hundred).meets(stated) ||
           (hundred - percent).meets(stated);
  }

  const plugin::Host& host_;
  const plugin::Claim& claim_;
  plugin::Stated stated_;
  std::vector<plugin::Claim> figures_;
};

}  // namespace veritally::rules
