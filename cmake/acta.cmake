include(GoogleTest)
include(cmake/headers.cmake)

# Warnings are errors, in g++ 12 and clang 19 alike.
add_library(acta_warnings INTERFACE)
target_compile_options(acta_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused
  -Wdouble-promotion -Wimplicit-fallthrough -Wswitch-enum -Werror
  # ACTA_TRY is a statement expression, the one extension we use; designated initializers may
  # leave members at their defaults.
  -Wno-missing-field-initializers
  # False alarms of g++ 12 in its own <string> and <vector> at -O2 (GCC bug 105651 and its kin).
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>"
  # libstdc++ 12's own stable_sort uses what it deprecates.
  "$<$<CXX_COMPILER_ID:Clang>:-Wno-gnu-statement-expression;-Wno-missing-designated-field-initializers;-Wno-deprecated-declarations>")

# acta_library(NAME [DEPS libraries of ours] [LIBS libraries of others]): src/acta/NAME/*.cpp, and
# its tests beside it as one program NAME_test.
function(acta_library name)
  cmake_parse_arguments(arg "" "" "DEPS;LIBS" ${ARGN})
  set(dir ${CMAKE_SOURCE_DIR}/src/acta/${name})
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)
    return()
  endif()
  add_library(acta_${name} STATIC ${sources})
  target_include_directories(acta_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  list(TRANSFORM arg_DEPS PREPEND acta_)
  target_link_libraries(acta_${name} PUBLIC ${arg_DEPS} ${arg_LIBS} PRIVATE acta_warnings)
  if(name STREQUAL routing OR "acta_routing" IN_LIST arg_DEPS)
    acta_module_code(acta_${name})
  else()
    acta_product_code(acta_${name})
  endif()
  if(tests)
    set(postgresql)
    foreach(test ${tests})
      file(STRINGS ${test} hits REGEX "engines_for_test.h")
      if(hits)
        set(postgresql POSTGRESQL)
      endif()
    endforeach()
    acta_test(${name} SOURCES ${tests} DEPS ${name} ${postgresql})
  endif()
endfunction()

# acta_test(NAME SOURCES files DEPS libraries of ours [POSTGRESQL]): a GoogleTest program NAME_test;
# POSTGRESQL: some of its tests ask for a server, which ctest starts once for all programs.
function(acta_test name)
  cmake_parse_arguments(arg "POSTGRESQL" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name}_test ${arg_SOURCES})
  list(TRANSFORM arg_DEPS PREPEND acta_)
  target_link_libraries(${name}_test PRIVATE ${arg_DEPS} acta_warnings GTest::gtest_main GTest::gmock)
  acta_test_code(${name}_test)
  set(properties TIMEOUT 300)
  if(arg_POSTGRESQL)
    list(APPEND properties FIXTURES_REQUIRED postgresql
      ENVIRONMENT ACTA_TEST_POSTGRESQL=${CMAKE_BINARY_DIR}/postgresql.url)
  endif()
  gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST PROPERTIES ${properties})
endfunction()

# acta_failing_test(PROGRAM NAME test DEFINES definition SOURCES files): a mutant of a test over the store,
# which has to fail.
function(acta_failing_test program)
  if(ACTA_SANITIZED)
    return()
  endif()
  cmake_parse_arguments(arg "" "NAME;DEFINES" "SOURCES" ${ARGN})
  add_executable(${program} ${arg_SOURCES})
  target_compile_definitions(${program} PRIVATE ${arg_DEFINES})
  target_link_libraries(${program} PRIVATE acta_store acta_warnings GTest::gtest_main)
  acta_test_code(${program})
  add_test(NAME ${arg_NAME} COMMAND ${program})
  set_tests_properties(${arg_NAME} PROPERTIES WILL_FAIL TRUE TIMEOUT 300)
endfunction()

# acta_program(NAME SOURCE files DEPS libraries of ours)
function(acta_program name)
  if(ACTA_SANITIZED)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "SOURCE;DEPS" ${ARGN})
  add_executable(${name} ${arg_SOURCE})
  list(TRANSFORM arg_DEPS PREPEND acta_)
  target_link_libraries(${name} PRIVATE ${arg_DEPS} acta_warnings)
  acta_product_code(${name})
endfunction()

# acta_fuzz(NAME SOURCE file DEPS libraries of ours): the parsers that the file lists, as a test over
# inputs that are the same in every run, and under ACTA_FUZZ as a libFuzzer program NAME_fuzz.
function(acta_fuzz name)
  cmake_parse_arguments(arg "" "SOURCE" "DEPS" ${ARGN})
  list(TRANSFORM arg_DEPS PREPEND acta_)
  set(sources ${arg_SOURCE} tests/fuzz/one_input.cpp)
  add_executable(${name}_replay ${sources} tests/fuzz/replay_main.cpp)
  target_link_libraries(${name}_replay PRIVATE ${arg_DEPS} acta_warnings)
  target_compile_definitions(${name}_replay PRIVATE ACTA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  acta_product_code(${name}_replay)
  add_test(NAME Fuzz.${name}KeepsItsLaws COMMAND ${name}_replay)
  set_tests_properties(Fuzz.${name}KeepsItsLaws PROPERTIES TIMEOUT 60)
  if(ACTA_FUZZ)
    add_executable(${name}_fuzz ${sources})
    target_link_libraries(${name}_fuzz PRIVATE ${arg_DEPS} acta_warnings)
    target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
    target_compile_definitions(${name}_fuzz PRIVATE ACTA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    acta_product_code(${name}_fuzz)
    add_dependencies(fuzzers ${name}_fuzz ${name}_replay)
  endif()
endfunction()

# acta_compile_fail(files): each compiles as it stands, and fails with the error of one of its lines
# "// Error: <regular expression>" (g++'s words, clang's words) once ACTA_WRONG is defined.
function(acta_compile_fail)
  if(ACTA_SANITIZED)
    return()
  endif()
  set(compile ${CMAKE_CXX_COMPILER} ${CMAKE_CXX23_STANDARD_COMPILE_OPTION} -fsyntax-only
    $<TARGET_PROPERTY:acta_warnings,INTERFACE_COMPILE_OPTIONS> -I${CMAKE_SOURCE_DIR}/src)
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME_WE)
    file(STRINGS ${file} errors REGEX "^// Error: ")
    list(TRANSFORM errors REPLACE "^// Error: " "error: [^\n]*")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    add_test(NAME CompileFail.${name}_right COMMAND ${compile} ${file} COMMAND_EXPAND_LISTS)
    add_test(NAME CompileFail.${name}_wrong COMMAND ${compile} -DACTA_WRONG ${file} COMMAND_EXPAND_LISTS)
    set_tests_properties(CompileFail.${name}_wrong PROPERTIES PASS_REGULAR_EXPRESSION "${errors}")
    set_tests_properties(CompileFail.${name}_right CompileFail.${name}_wrong PROPERTIES ENVIRONMENT LC_ALL=C)
  endforeach()
endfunction()
