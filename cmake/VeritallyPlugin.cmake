# veritally_add_plugin(<name> SOURCES <file>... [OUTPUT_DIRECTORY <folder>])
#
# A loadable plugin <name>.so of rules in C++20 or C11 that exports vt_plugin_v1 and nothing else.
# The same function serves the project's own rules and, through find_package(veritally), anybody's.
# Needs the target veritally::sdk; adds warnings, optimisation and definitions of nobody else.

set(VERITALLY_PLUGIN_MAP ${CMAKE_CURRENT_LIST_DIR}/plugin.map)

function(veritally_add_plugin name)
  cmake_parse_arguments(arg "" "OUTPUT_DIRECTORY" "SOURCES" ${ARGN})
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "veritally_add_plugin(${name}): no SOURCES")
  endif()
  add_library(${name} MODULE ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE veritally::sdk)
  set_target_properties(${name} PROPERTIES
    PREFIX ""
    SUFFIX ".so"
    CXX_STANDARD_REQUIRED ON
    CXX_EXTENSIONS OFF
    C_STANDARD 11
    C_VISIBILITY_PRESET hidden
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${VERITALLY_PLUGIN_MAP})
  target_link_options(${name} PRIVATE -Wl,--version-script=${VERITALLY_PLUGIN_MAP})
  if(arg_OUTPUT_DIRECTORY)
    set_target_properties(${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${arg_OUTPUT_DIRECTORY})
  endif()
endfunction()
