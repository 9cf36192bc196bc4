// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Fault.h"

#include <QByteArray>
#include <QDateTime>

#include <functional>
#include <vector>

namespace perfdeck {

/// A page that comes in good order over HTTP and is still wrong in what it says.
struct StrangePage
{
    const char *name;
    Fault fault; ///< that it costs
    std::function<QByteArray(int number)> page; ///< by number of the request, from 0
};

namespace strange {

inline QByteArray millisecondsFromNow(qint64 seconds)
{
    return QByteArray::number(QDateTime::currentMSecsSinceEpoch() + seconds * 1000);
}

inline QByteArray manySeries(int count)
{
    QByteArray page;
    page.reserve(count * 20);
    for (int i = 0; i < count; ++i)
        page += "m{i=\"" + QByteArray::number(i) + "\"} 1\n";
    return page;
}

inline QByteArray manyLabels(int count)
{
    QByteArray line = "bomb{";
    for (int i = 0; i < count; ++i)
        line += "l" + QByteArray::number(i) + "=\"x\",";
    return line + "} 1\nfine 1\nalso_fine 2\n";
}

inline QByteArray utf16(const QByteArray &text)
{
    QByteArray wide("\xFF\xFE");
    for (const char c : text)
        (wide += c) += '\0';
    return wide;
}

constexpr qint64 kTenYears = 3652LL * 86400;

} // namespace strange

/// The pages that are refused or cost a fault; each with the fault that names it.
[[nodiscard]] inline std::vector<StrangePage> strangePages()
{
    using namespace strange;
    static const QByteArray million = manySeries(1'000'000);
    return {
        {"a million series", Fault::SeriesLimit, [](int) -> QByteArray { return million; }},
        {"ten thousand labels",
         Fault::MalformedLine,
         [](int) -> QByteArray { return manyLabels(10'000); }},
        {"a label of a megabyte",
         Fault::MalformedLine,
         [](int) -> QByteArray {
             return "bomb{l=\"" + QByteArray(1 << 20, 'x') + "\"} 1\nfine 1\n";
         }},
        {"control characters in a name",
         Fault::MalformedLine,
         [](int) -> QByteArray {
             return QByteArray("fine 1\nfine_too 2\nbad\x01\x1b[31mname 1\n");
         }},
        {"Latin-1 in a label",
         Fault::MalformedLine,
         [](int) -> QByteArray { return QByteArray("city{name=\"Z\xFCrich\"} 1\nfine 1\n"); }},
        {"UTF-16",
         Fault::NotMetrics,
         [](int) -> QByteArray { return utf16("fine 1\nalso_fine 2\n"); }},
        {"duplicate series",
         Fault::DuplicateSeries,
         [](int) -> QByteArray { return QByteArray("a 1\na 2\n"); }},
        {"the same stamp again and again",
         Fault::StaleTimestamp,
         [](int) -> QByteArray { return QByteArray("a 1 1700000000000\n"); }},
        {"stamps that go back",
         Fault::StaleTimestamp,
         [](int number) -> QByteArray {
             return "a 1 " + millisecondsFromNow(-60 - number) + "\n";
         }},
        {"a clock ten years ahead",
         Fault::FutureTimestamp,
         [](int) -> QByteArray { return "a 1 " + millisecondsFromNow(kTenYears) + "\n"; }},
        {"a restart at every scrape",
         Fault::CounterReset,
         [](int number) -> QByteArray {
             return "# TYPE vllm:generation_tokens_total counter\nvllm:generation_tokens_total "
                 + QByteArray::number(1'000'000 - number) + "\n";
         }},
    };
}

} // namespace perfdeck
