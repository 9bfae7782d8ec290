// CellNumbers: the bare numbers in the cells of one data table, as programs write them.
//
// "41.950" is 41.95, but where the table's other cells show that its decimals stand behind a comma
// ("12,5", "1.234,50") it is 41,950. Const once made; borrows nothing.
#pragma once

#include "base/decimal.hpp"

#include <optional>
#include <string_view>

namespace veritally::extract {

class CellNumbers {
 public:
  // Tells the decimal sign from one more cell. One cell with a sure decimal point settles it.
  void learn(std::string_view cell);

  // The number that is the whole cell: "-12345.678", "1.5e6", "1.234,5".
  std::optional<Decimal> in(std::string_view cell) const;

 private:
  bool points_ = false;  // some cell has decimals behind a point and nothing else can be meant
  bool commas_ = false;  // likewise, behind a comma
};

}  // namespace veritally::extract
