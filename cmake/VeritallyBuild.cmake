# How every target of the project is built, and the function that makes a folder of core/ a target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# Programs and plugins stand where the contract says, and find one another by their own place.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(VERITALLY_PLUGIN_OUTPUT ${CMAKE_BINARY_DIR}/lib/veritally/plugins)

find_program(VERITALLY_CCACHE ccache)
if(VERITALLY_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${VERITALLY_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${VERITALLY_CCACHE})
endif()
find_program(VERITALLY_MOLD mold)
if(VERITALLY_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(veritally_options INTERFACE)
target_compile_options(veritally_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  # False alarms of g++ 12: inside Boost.Multiprecision, and for std::string's operator+.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict>
  # clang finds that libstdc++ 12's own std::stable_sort calls what is deprecated.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
  $<$<BOOL:${VERITALLY_WERROR}>:-Werror>)
if(VERITALLY_SANITIZE)
  # What a sanitizer finds ends the program, and so fails the test.
  add_compile_options(-fsanitize=${VERITALLY_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${VERITALLY_SANITIZE})
endif()

# veritally_module(<name> SOURCES <file>... [DEPENDS <module>...] [PRIVATE <library>...])
#
# Makes core/<name>/ the target veritally_<name>. Its headers are included as "<name>/file.hpp",
# through an include root that holds this folder alone: without DEPENDS on a module, its own or
# theirs, an include of its headers does not compile.
function(veritally_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE" ${ARGN})
  set(root ${CMAKE_BINARY_DIR}/include-roots/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)
  add_library(veritally_${name} STATIC ${arg_SOURCES})
  target_include_directories(veritally_${name} PUBLIC ${root})
  target_link_libraries(veritally_${name} PRIVATE veritally_options)
  foreach(module IN LISTS arg_DEPENDS)
    target_link_libraries(veritally_${name} PUBLIC veritally_${module})
  endforeach()
  target_link_libraries(veritally_${name} PRIVATE ${arg_PRIVATE})
endfunction()
