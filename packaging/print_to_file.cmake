# SPDX-License-Identifier: GPL-3.0-or-later
# Runs PROGRAM with ARGUMENTS and keeps what it prints in OUTPUT; a failure leaves no file behind.
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} OUTPUT_VARIABLE text RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR text STREQUAL "")
    message(FATAL_ERROR "${PROGRAM} ${ARGUMENTS} failed: ${result}")
endif()
file(WRITE "${OUTPUT}" "${text}")
