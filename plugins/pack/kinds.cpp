#include "kinds.hpp"

#include "limit.hpp"
#include "phrase.hpp"
#include "ratio.hpp"
#include "source.hpp"
#include "sum.hpp"
#include "table.hpp"

namespace veritally::pack {
std::span<const Kind> kinds() {
  static constexpr Kind all[] = {{"phrase", declare<Phrase>}, {"limit", declare<Limit>},
                                 {"table", declare<Table>},   {"source", declare<Source>},
                                 {"sum", declare<Sum>},       {"ratio", declare<Ratio>}};
  return all;
}

}  // namespace veritally::pack
