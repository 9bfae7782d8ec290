// One function a format, each in its file. Internal to writer*.cpp.
#pragma once

#include "claim/claim.hpp"

#include <span>
#include <string>

namespace veritally {

void write_json_file(std::span<const Claim> claims, std::string& out);
void write_jsonl_file(std::span<const Claim> claims, std::string& out);
void write_csv_file(std::span<const Claim> claims, std::string& out);
void write_toml_file(std::span<const Claim> claims, std::string& out);

}  // namespace veritally
