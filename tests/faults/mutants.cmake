# Programs that break one rule, made from the sources by moving a line. Each has to be caught by the
# test that it is linked with, and for the right reason: the words that the test says when this rule
# is broken. First those of the order of a batch (docs/adr/0021); simulation/mutants.cmake has more.

# changed_source(OUT FILE anchor replacement ...): a copy of FILE below the build with every anchor
# replaced; OUT is empty when one is not there exactly once.
function(changed_source out mutant file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
  file(READ ${CMAKE_SOURCE_DIR}/${file} text)
  set(changed "${text}")
  while(ARGN)
    list(POP_FRONT ARGN anchor replacement)
    string(REPLACE "<semicolon>" ";" anchor "${anchor}")
    string(REPLACE "<semicolon>" ";" replacement "${replacement}")
    string(FIND "${changed}" "${anchor}" first)
    string(FIND "${changed}" "${anchor}" last REVERSE)
    if(first EQUAL -1 OR NOT first EQUAL last)
      message(WARNING "mutant ${mutant}: its place in ${file} is not there once: ${anchor}")
      set(${out} "" PARENT_SCOPE)
      return()
    endif()
    string(REPLACE "${anchor}" "${replacement}" changed "${changed}")
  endwhile()
  get_filename_component(name ${file} NAME)
  set(path ${CMAKE_BINARY_DIR}/mutants/${mutant}_${name})
  file(CONFIGURE OUTPUT ${path} CONTENT "${changed}" @ONLY)
  set(${out} ${path} PARENT_SCOPE)
endfunction()

# acta_faults(NAME DEPS libraries of ours SOURCES files): a test NAME on a disk that may lose power.
function(acta_faults name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  set(dir ${CMAKE_SOURCE_DIR}/tests/faults)
  add_library(${name}_objects OBJECT ${arg_SOURCES} ${dir}/disk.cpp ${dir}/disk_calls.cpp)
  list(TRANSFORM arg_DEPS PREPEND acta_)
  target_link_libraries(${name}_objects PUBLIC ${arg_DEPS} acta_warnings GTest::gtest_main)
  acta_test_code(${name}_objects)
  add_executable(${name}_test)
  target_link_libraries(${name}_test PRIVATE ${name}_objects)
  # A drill takes long; what takes longest is begun first.
  gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 3600 COST 100)
endfunction()

# acta_mutant(NAME OF test TEST name SAYS words SOURCES changed files)
function(acta_mutant name)
  if(ACTA_SANITIZED)
    return()
  endif()
  cmake_parse_arguments(arg "" "OF;TEST;SAYS" "SOURCES;DEFINES" ${ARGN})
  if(NOT arg_SOURCES)
    add_test(NAME ${arg_TEST} COMMAND ${CMAKE_COMMAND} -E false)
    return()
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_compile_definitions(${name} PRIVATE ${arg_DEFINES})
  target_link_libraries(${name} PRIVATE ${arg_OF}_objects)
  acta_test_code(${name})
  add_test(NAME ${arg_TEST} COMMAND ${name})
  set_tests_properties(${arg_TEST} PROPERTIES
    PASS_REGULAR_EXPRESSION "${arg_SAYS}" ENVIRONMENT "ACTA_DRILL=1" TIMEOUT 300)
endfunction()

acta_faults(crash SOURCES ${CMAKE_SOURCE_DIR}/tests/faults/crash_test.cpp DEPS store)

acta_mutant(crash_mutant_sync OF crash TEST Crash.AMutantWithoutSyncIsCaught SAYS "rolled_back"
  SOURCES ${CMAKE_SOURCE_DIR}/src/acta/store/sqlite.cpp DEFINES ACTA_SQLITE_SYNCHRONOUS="OFF")

set(writer src/acta/store/writer.cpp)
set(flush_vault "  (void)ACTA_TRY(parts_.vault.commit())<semicolon>\n")
set(committed "  state_.head = std::move(head)<semicolon>\n")
set(finish "  (void)ACTA_TRY(finish())<semicolon>\n")

changed_source(source vault ${writer}
  "${flush_vault}" "" "${committed}" "${flush_vault}${committed}")
acta_mutant(crash_mutant_vault OF crash TEST Crash.AMutantThatFlushesTheVaultAfterTheEntriesIsCaught
  SAYS "content of act" SOURCES ${source})

changed_source(source lock ${writer}
  "${flush_vault}"
  "  (void)ACTA_TRY(parts_.lock.raise({.size = head.size, .root = head.root}))<semicolon>\n${flush_vault}"
  "${committed}" "  parts_.committed(head)<semicolon>\n${committed}")
# Nowhere else: two threads that raise it would be caught for that.
changed_source(acknowledger lock src/acta/store/acknowledger.cpp
  "    const auto raised = raise(head)<semicolon>\n" "    const auto raised = Result<bool>(true)<semicolon>\n")
if(NOT acknowledger)
  set(source "")
endif()
acta_mutant(crash_mutant_lock OF crash TEST Crash.AMutantThatRaisesTheLockFileBeforeTheCommitIsCaught
  SAYS "rolled_back" SOURCES ${source} ${acknowledger})

changed_source(source answer ${writer}
  "${finish}"
  "  for (auto& early : batch) {
    auto& result = *early.answer<semicolon>
    if (!result || result->repeated) continue<semicolon>
    result->size = state_.tree.size()<semicolon>
    result->root = state_.tree.root()<semicolon>
    early.done(result)<semicolon>
    early.done = [](const Result<Recorded>&) {}<semicolon>
  }
${finish}")
acta_mutant(crash_mutant_answer OF crash TEST Crash.AMutantThatAnswersBeforeTheCommitIsCaught
  SAYS "is gone" SOURCES ${source})

changed_source(source publish ${writer}
  "${flush_vault}" "  parts_.committed(head)<semicolon>\n${flush_vault}")
changed_source(publisher publish src/acta/store/publisher.cpp
  "void Publisher::announce(const Head& head) {\n"
  "void Publisher::announce(const Head& head) {
  (void)replace_file(directory_ + \"/checkpoint\", bytes_of(head.checkpoint))<semicolon>\n")
if(NOT publisher)
  set(source "")
endif()
acta_mutant(crash_mutant_publish OF crash TEST Crash.AMutantThatPublishesBeforeTheCommitIsCaught
  SAYS "published and gone" SOURCES ${source} ${publisher})

changed_source(source document src/acta/store/blob_files.cpp
  "    finished_ = ACTA_TRY(flush_folder_of(path_))<semicolon>  // both names\n"
  "    finished_ = true<semicolon>\n")
acta_mutant(crash_mutant_document OF crash
  TEST Crash.AMutantThatDoesNotFlushTheNamesOfDocumentsIsCaught
  SAYS "a document that was kept is gone" SOURCES ${source})

# Whole servers, for tests/functional: acta_mutant_NAME.
function(acta_server_mutant name)
  if(ACTA_SANITIZED)
    return()
  endif()
  if(NOT ARGN)
    message(FATAL_ERROR "the mutant ${name} finds nothing to change")
  endif()
  add_executable(acta_mutant_${name} src/bin/acta.cpp ${ARGN})
  target_link_libraries(acta_mutant_${name} PRIVATE acta_app acta_warnings)
  acta_product_code(acta_mutant_${name})
endfunction()

# syscalls_test.mjs: it answers although the lock file was not raised.
set(acknowledger src/acta/store/acknowledger.cpp)
changed_source(source unraised ${acknowledger}
  "    if (!raised) {
      failed_ = raised.error()<semicolon>
      parts_.failed(*failed_)<semicolon>
    }
" "")
acta_server_mutant(unraised ${source})

# disk_test.mjs: it answers although there was no room to raise the lock file; it ends when the disk
# is full; it goes on with what was not kept.
set(when_full "  for (int i = 0<semicolon> i < attempts_when_full<semicolon> ++i) {\n")
changed_source(source unwaiting ${acknowledger} "${when_full}"
  "  if (!raised && raised.error().word == \"store.disk_full\") return true<semicolon>\n${when_full}")
acta_server_mutant(unwaiting ${source})

changed_source(source ending ${writer}
  "  if (recorded || recorded.error().word != \"store.disk_full\") return recorded<semicolon>\n"
  "  if (recorded || !recorded) return recorded<semicolon>\n")
acta_server_mutant(ending ${source})

changed_source(source not_undone ${writer}
  "  (void)ACTA_TRY(undo())<semicolon>\n" "  (void)parts_.db.rollback()<semicolon>
  parts_.vault.rollback()<semicolon>\n")
acta_server_mutant(not_undone ${source})

# network_calls_test.mjs: a witness that answers although what it saw could not be kept.
changed_source(source unkept src/acta/network/witness.cpp
  "  (void)ACTA_TRY(replace_file(path_of(claimed->origin), bytes_of(kept)))<semicolon>\n"
  "  (void)replace_file(path_of(claimed->origin), bytes_of(kept))<semicolon>\n")
acta_server_mutant(unkept ${source})

include(tests/faults/simulation/mutants.cmake)

# A walk over the machines of the assistance desk, and programs with one law taken out of the code:
# the walk has to find each.
set(walk ${CMAKE_SOURCE_DIR}/tests/faults/walk_test.cpp)
add_library(walk_objects OBJECT ${walk})
target_link_libraries(walk_objects PUBLIC acta_assistance acta_warnings GTest::gtest_main)
acta_test_code(walk_objects)
add_executable(walk_test)
target_link_libraries(walk_test PRIVATE walk_objects)
gtest_discover_tests(walk_test DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 3600 COST 50)

set(assistance src/acta/assistance)
changed_source(source mandate ${assistance}/basis_decisions.cpp
  "    if (rests_on_mandate(file, type) && !granted) without.push_back(type)<semicolon>\n"
  "    if (rests_on_mandate(file, type) && !granted && false) without.push_back(type)<semicolon>\n")
acta_mutant(walk_mutant_mandate OF walk TEST Walk.AMutantThatAsksForNoMandateIsCaught
  SAYS "approved without a mandate" SOURCES ${source})
changed_source(source basis ${assistance}/basis_decisions.cpp
  "  return file.mandate.has_value() || needs_mandate(type)<semicolon>\n"
  "  return (file.mandate.has_value() && false) || needs_mandate(type)<semicolon>\n")
acta_mutant(walk_mutant_basis OF walk TEST Walk.AMutantThatLeavesAFileWithoutABasisIsCaught
  SAYS "approved without a mandate" SOURCES ${source})
changed_source(source decider ${assistance}/guard_decisions.cpp
  "  const bool same = file.recommendation && file.recommendation->by == person<semicolon>\n"
  "  const bool same = file.recommendation && file.recommendation->by == person && false<semicolon>\n")
acta_mutant(walk_mutant_decider OF walk TEST Walk.AMutantInWhichTheRecommenderDecidesIsCaught
  SAYS "recommender decides" SOURCES ${source})
changed_source(source consent ${assistance}/exchange_decisions.cpp
  "  if (request.consent == Consent::given) {\n"
  "  if (request.consent == Consent::given || true) {\n")
acta_mutant(walk_mutant_consent OF walk TEST Walk.AMutantThatPublishesWithoutConsentIsCaught
  SAYS "published without consent" SOURCES ${source})
changed_source(source silence ${assistance}/assessment_decisions.cpp
  "\"assistance.consultation_open\", open == 0,"
  "\"assistance.consultation_open\", open >= 0,")
acta_mutant(walk_mutant_silence OF walk TEST Walk.AMutantThatWaitsForNoEntityIsCaught
  SAYS "cleared while an entity is consulted" SOURCES ${source})
changed_source(source host ${assistance}/assessment_decisions.cpp
  "  const bool consented = file.assessment.host_consented || file.mandate.has_value()<semicolon>\n"
  "  const bool consented = file.assessment.host_consented || true<semicolon>\n")
acta_mutant(walk_mutant_host OF walk TEST Walk.AMutantThatEntersWithoutConsentIsCaught
  SAYS "a mission without the State's consent" SOURCES ${source})
changed_source(source terminal ${assistance}/step_decisions.cpp
  "      {Verb::screen, Right::request_direct, true, {admissible, referred_organ}},\n"
  "      {Verb::screen, Right::request_direct, true, {admissible, referred_organ, declined}},\n")
acta_mutant(walk_mutant_terminal OF walk TEST Walk.AMutantThatScreensWhatWasDeclinedIsCaught
  SAYS "forbidden: from declined to screened" SOURCES ${source})
changed_source(source authority ${assistance}/outcome_decisions.cpp
  "  if (!approves(outcome) || authority_holds(requests, file)) return true<semicolon>\n"
  "  if (!approves(outcome) || authority_holds(requests, file) || true) return true<semicolon>\n")
acta_mutant(walk_mutant_authority OF walk TEST Walk.AMutantThatForgetsTheAuthorityIsCaught
  SAYS "approved on an authority that had ended" SOURCES ${source})
