# The libraries that the project stands on, all of them Debian packages (tools/setup, vcpkg.json).

find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(simdjson REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(tl-expected REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
find_path(VERITALLY_RAPIDJSON_DIR rapidjson/writer.h REQUIRED)
find_path(VERITALLY_CSV_DIR csv.h REQUIRED)
find_library(VERITALLY_CSV_LIBRARY csv REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)

# libcsv has no package file of its own.
add_library(veritally_libcsv INTERFACE)
target_include_directories(veritally_libcsv SYSTEM INTERFACE ${VERITALLY_CSV_DIR})
target_link_libraries(veritally_libcsv INTERFACE ${VERITALLY_CSV_LIBRARY})
