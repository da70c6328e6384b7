# The differential test: our own Go program against the same sources of ours, and against mutants of them.
set(go_peer ${CMAKE_BINARY_DIR}/tlog_peer)
add_test(NAME Differential.GoPeerIsBuilt
  COMMAND ${CMAKE_COMMAND} -E env GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=${CMAKE_BINARY_DIR}/go-cache
    GOFLAGS= go build -o ${go_peer} ${CMAKE_SOURCE_DIR}/tests/differential/tlog_peer.go)
set_tests_properties(Differential.GoPeerIsBuilt PROPERTIES FIXTURES_SETUP go_peer TIMEOUT 300)

set(differential_sources tests/differential/differential_test.cpp tests/differential/go_peer.cpp)
function(acta_differential name)
  add_executable(${name} ${differential_sources} ${ARGN})
  target_compile_definitions(${name} PRIVATE ACTA_GO_PEER="${go_peer}")
  target_link_libraries(${name} PRIVATE acta_record acta_warnings GTest::gtest_main)
  acta_test_code(${name})
  add_test(NAME Differential.${name} COMMAND ${name})
  set_tests_properties(Differential.${name} PROPERTIES FIXTURES_REQUIRED go_peer TIMEOUT 600)
endfunction()
acta_differential(differential_test)

# acta_tree_mutant(NAME from to): record/tree.cpp with one text replaced; the test has to fail.
function(acta_tree_mutant name from to)
  if(ACTA_SANITIZED)
    return()
  endif()
  set(tree ${CMAKE_SOURCE_DIR}/src/acta/record/tree.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${tree})
  file(READ ${tree} source)
  string(REPLACE "${from}" "${to}" mutant "${source}")
  if(mutant STREQUAL source)
    message(FATAL_ERROR "the mutant ${name} finds nothing to change in record/tree.cpp")
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/mutants/${name}.cpp CONTENT "${mutant}" @ONLY)
  acta_differential(${name} ${CMAKE_BINARY_DIR}/mutants/${name}.cpp)
  set_tests_properties(Differential.${name} PROPERTIES WILL_FAIL TRUE)
endfunction()
acta_tree_mutant(mutant_swaps_sides "Hash node_hash(const Hash& left, const Hash& right) {"
  "Hash node_hash(const Hash& right, const Hash& left) {")
acta_tree_mutant(mutant_splits_wrongly "bit_floor(static_cast<std::uint64_t>(n - 1))"
  "bit_floor(static_cast<std::uint64_t>(n > 2 ? n - 2 : 1))")
