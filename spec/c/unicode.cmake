# The tests of normalization.

glean_test(test_normalizer test_normalizer.c)
glean_test(test_norm test_norm.c)
glean_test(test_normstream test_normstream.c)
target_include_directories(test_normstream PRIVATE ${PROJECT_SOURCE_DIR}/src/core)
target_include_directories(test_norm PRIVATE ${PROJECT_SOURCE_DIR}/src/core)
# The same with tables of an older Unicode: utf8proc fills the gap.
find_program(LUA_PROGRAM NAMES lua5.4)
if(LUA_PROGRAM AND EXISTS /usr/share/unicode/DerivedAge.txt)
  set(OLD ${CMAKE_CURRENT_BINARY_DIR}/old)
  add_custom_command(OUTPUT ${OLD}/tables/norm_data.h
    COMMAND ${CMAKE_COMMAND} -E make_directory ${OLD}/tables
    COMMAND ${LUA_PROGRAM} ${PROJECT_SOURCE_DIR}/src/tables/gen_norm.lua
      /usr/share/unicode ${OLD}/tables 5.2
    DEPENDS ${PROJECT_SOURCE_DIR}/src/tables/gen_norm.lua
      ${PROJECT_SOURCE_DIR}/src/tables/ucd.lua)
  configure_file(${PROJECT_SOURCE_DIR}/src/core/normmap.c ${OLD}/core/normmap.c
    COPYONLY) # it includes ../tables
  add_executable(test_norm_old test_norm.c ${OLD}/core/normmap.c
    ${OLD}/tables/norm_data.h)
  target_compile_definitions(test_norm_old PRIVATE OLD_TABLES)
  target_include_directories(test_norm_old PRIVATE ${PROJECT_SOURCE_DIR}/src/core)
  target_link_libraries(test_norm_old PRIVATE glean PkgConfig::UTF8PROC glean_flags)
  add_test(NAME test_norm_old COMMAND test_norm_old)
endif()
