# SPDX-License-Identifier: GPL-3.0-or-later
cmake_minimum_required(VERSION 3.25)
# Who may include whom. One line per folder: its path, then what it may include besides itself
# ("qt:" lists the Qt modules whose headers it may use; without it the folder is Qt-free).
set(table
    "core/base|"
    "core/model|core/base"
    "core/stats|core/base core/model"
    "core/analysis|core/base core/model core/stats"
    "core/regress|core/base core/model core/stats"
    "core/compare|core/base core/model core/stats"
    "core/collect/parse|core/base core/model"
    "core/collect/cluster|core/base core/model core/collect/parse"
    "core/collect/system|core/base core/model"
    "core/collect/net|core/base core/model core/collect/parse core/collect/cluster|qt"
    "core/store|core/base core/model core/stats"
    "core/query|core/base core/model core/stats core/store"
    "core/alerts|core/base core/model core/stats core/derive"
    "core/runs|core/base core/model core/stats core/collect/parse"
    "core/profile|core/base core/model core/stats"
    "core/report|core/base core/model core/stats"
    "core/derive|core/base core/model"
    "core/dashboard|core/base core/model core/derive"
    "core/plugin|core/base core/model"
    "core/engine|core/base core/model core/stats core/analysis core/compare core/collect core/store core/query core/alerts core/runs core/profile core/report core/derive core/plugin core/regress|qt"
    "core/api|core/base core/model core/report core/engine|qt"
    "widgets/style|core/base core/model|gui"
    "widgets/models|core/base core/model core/stats core/analysis core/compare core/profile/judge core/engine core/query widgets/style|gui"
    "widgets/export|core/base core/model core/report widgets/style|gui"
    "widgets/charts|core/base core/model core/report widgets/style widgets/export widgets/models|gui"
    "widgets/tables|core/base core/model widgets/style widgets/export widgets/models|gui"
    "widgets/panels|core/base core/model core/analysis core/engine widgets/style widgets/export widgets/models widgets/charts widgets/tables|gui"
    "widgets/pages|core/base core/model core/stats core/alerts/rules core/analysis core/compare core/dashboard core/profile/judge core/engine core/query widgets/style widgets/export widgets/models widgets/charts widgets/tables widgets/panels|gui")

set(problems "")

function(check_file file folder allowed qt)
    file(STRINGS "${ROOT}/${file}" lines REGEX "^#include ")
    foreach(line IN LISTS lines)
        if(line MATCHES "^#include \"((core|widgets|app|tests|bench)/[^\"]+)\"")
            get_filename_component(target "${CMAKE_MATCH_1}" DIRECTORY)
            set(fits FALSE)
            foreach(prefix IN LISTS folder allowed)
                if(target STREQUAL prefix OR target MATCHES "^${prefix}/")
                    set(fits TRUE)
                endif()
            endforeach()
            if(NOT fits)
                list(APPEND problems "${file}: ${folder} must not include ${CMAKE_MATCH_1}")
            endif()
        elseif(line MATCHES "^#include <(Q[A-Za-z]+)" AND qt STREQUAL "")
            list(APPEND problems "${file}: ${folder} is Qt-free, but includes <${CMAKE_MATCH_1}>")
        elseif(line MATCHES "^#include <(QtWidgets|QtCharts|QWidget|QApplication|QMainWindow|QChart|QPainter)" AND NOT qt STREQUAL "gui")
            list(APPEND problems "${file}: core never draws, but includes <${CMAKE_MATCH_1}>")
        elseif(line MATCHES "^#include <sqlite3.h>" AND NOT folder STREQUAL "core/store")
            list(APPEND problems "${file}: only core/store knows SQLite")
        endif()
    endforeach()
    set(problems "${problems}" PARENT_SCOPE)
endfunction()

set(checked 0)
foreach(row IN LISTS table)
    string(REPLACE "|" ";" cells "${row}|")
    list(GET cells 0 folder)
    list(GET cells 1 allowed)
    list(GET cells 2 qt)
    string(REPLACE " " ";" allowed "${allowed}")
    file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.cpp")
    foreach(file IN LISTS files)
        math(EXPR checked "${checked} + 1")
        check_file("${file}" "${folder}" "${allowed}" "${qt}")
    endforeach()
endforeach()

# Nothing in core or widgets may stand outside the table.
file(GLOB_RECURSE all RELATIVE "${ROOT}" "${ROOT}/core/*.h" "${ROOT}/core/*.cpp" "${ROOT}/widgets/*.h" "${ROOT}/widgets/*.cpp")
list(LENGTH all total)
if(NOT total EQUAL checked OR total EQUAL 0)
    list(APPEND problems "${checked} of ${total} files stand in folders of the table; add the new folder to it")
endif()

if(problems)
    list(JOIN problems "\n  " text)
    message(FATAL_ERROR "include rules broken:\n  ${text}")
endif()
message(STATUS "${checked} files keep the include rules")
