# What `cmake --install` puts where. The program and the library find plugins and data by their own
# place, so the layout under the prefix is that of the build tree:
#   bin/veritally
#   lib/veritally/plugins/*.so        (rules/CMakeLists.txt)
#   share/veritally/                  (data/CMakeLists.txt)
# and for those who build against it:
#   include/veritally/, libveritally.so, the CMake package, veritally.pc, the man page, the licence.

include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/veritally)

# The program with all that it needs to run: what `tools/demo` builds.
get_directory_property(plugins DIRECTORY ${PROJECT_SOURCE_DIR}/rules BUILDSYSTEM_TARGETS)
add_custom_target(veritally_tree DEPENDS veritally veritally_data veritally-pack ${plugins})

install(TARGETS veritally RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/veritally DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h" PATTERN "*.hpp")
install(FILES ${PROJECT_SOURCE_DIR}/docs/man/veritally.1
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The CMake package: veritally::sdk, veritally::veritally, veritally_add_plugin().
install(TARGETS veritally_sdk veritally_embed EXPORT veritally_targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT veritally_targets NAMESPACE veritally:: FILE veritallyTargets.cmake
        DESTINATION ${package_folder})
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/veritallyConfig.cmake.in ${CMAKE_BINARY_DIR}/veritallyConfig.cmake
  INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(
  ${CMAKE_BINARY_DIR}/veritallyConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/veritallyConfig.cmake
              ${CMAKE_BINARY_DIR}/veritallyConfigVersion.cmake
              ${PROJECT_SOURCE_DIR}/cmake/VeritallyPlugin.cmake
              ${PROJECT_SOURCE_DIR}/cmake/plugin.map
        DESTINATION ${package_folder})

# The pkg-config file finds its prefix by its own place, so an installed tree may be moved.
file(RELATIVE_PATH prefix_from_pc "/p/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/p")
configure_file(${PROJECT_SOURCE_DIR}/cmake/veritally.pc.in ${CMAKE_BINARY_DIR}/veritally.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/veritally.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
