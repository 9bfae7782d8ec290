// The runner of packs: a plugin without rules of its own, which makes plugins of TOML files. The
// functions here are the boundary, and no exception leaves them.
#include "pack.hpp"

#include <veritally/plugin.hpp>

namespace veritally::pack {
namespace {

const vt_plugin* read_pack(const vt_host* raw, const vt_pack* given) noexcept {
  const plugin::Host host(raw);
  try {
    const File file{std::string(plugin::detail::view(given->path)),
                    std::string(plugin::detail::view(given->text))};
    try {
      return Pack::read(file).release();
    } catch (const Wrong& wrong) {
      host.fault(wrong.fault());
    }
  } catch (...) {
    plugin::detail::log_exception(raw);
  }
  return nullptr;
}

void free_pack(const vt_plugin* made) noexcept { delete static_cast<const Pack*>(made); }

}  // namespace
}  // namespace veritally::pack

extern "C" VT_EXPORT const vt_plugin vt_plugin_v1;
constinit const vt_plugin vt_plugin_v1 = {
    VT_MAGIC, VT_ABI_MAJOR, VT_ABI_MINOR, sizeof(vt_plugin),          0,
    "pack",   "1.0.0",      nullptr,      veritally::pack::read_pack, veritally::pack::free_pack};
