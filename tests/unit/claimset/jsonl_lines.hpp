// Lines of JSONL made at random: valid records, records that use what few do, and damaged ones.
#pragma once

#include <random>
#include <string>

namespace veritally::test {

class LineMaker {
 public:
  explicit LineMaker(std::uint64_t seed) : random_(seed) {}

  // A record in which every value is of the right kind; unusual ones among them.
  std::string record();
  // A record with some values of the wrong kind, or with bytes damaged, or both. UTF-8 or not.
  std::string damaged();

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  bool one_in(std::uint64_t count) { return below(count) == 0; }

 private:
  std::string pick(std::initializer_list<const char*> texts);
  std::string space();
  std::string text();
  std::string escaped(const std::string& plain);
  std::string list();
  std::string number();
  std::string decimal();
  std::string date();
  std::string period();
  std::string interval();
  std::string per();
  std::string quantity();
  std::string flag() { return pick({"true", "false"}); }
  std::string member_of(const std::string& name);
  std::string object(std::initializer_list<const char*> wanted, std::uint64_t absent);
  std::string wrong_value();
  void damage(std::string& line);

  std::mt19937_64 random_;
  bool strange_ = false;  // whether values of the wrong kind may come
};

}  // namespace veritally::test
