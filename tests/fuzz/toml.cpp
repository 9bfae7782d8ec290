#include "claim_files.hpp"
#include "targets.hpp"

namespace veritally::fuzz {

void toml(std::string_view bytes) { read_and_write(ClaimFormat::toml, bytes); }

}  // namespace veritally::fuzz
