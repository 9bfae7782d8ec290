#include "claimset/writer.hpp"

#include "claimset/writer_formats.hpp"

namespace veritally {

void write_claims(std::span<const Claim> claims, ClaimFormat format, std::string& out) {
  switch (format) {
    case ClaimFormat::json:
      write_json_file(claims, out);
      break;
    case ClaimFormat::jsonl:
      write_jsonl_file(claims, out);
      break;
    case ClaimFormat::csv:
      write_csv_file(claims, out);
      break;
    case ClaimFormat::toml:
      write_toml_file(claims, out);
      break;
  }
}

}  // namespace veritally
