// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open/FileKind.h"

#include <QCoreApplication>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::string_view kSqlite("SQLite format 3\0", 16);

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// A text has no zero bytes and no control characters but white space.
bool isText(std::string_view head)
{
    return std::ranges::all_of(head, [](char c) {
        return static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\r' || c == '\t';
    });
}

FileKind jsonKind(std::string_view head)
{
    const bool isOfTensorRt = contains(head, "\"averageMs\"") || contains(head, "\"computeMs\"");
    if (contains(head, "\"traceEvents\"") || contains(head, "\"ph\"") || isOfTensorRt)
        return FileKind::Profile;
    if (contains(head, "\"benchmarks\"") || contains(head, "\"results\""))
        return FileKind::Benchmark;
    return FileKind::Unknown;
}

} // namespace

FileKind fileKind(std::string_view head, std::string_view name)
{
    if (head.starts_with(kSqlite))
        return FileKind::Database;
    if (name.ends_with(".onnx") || name.ends_with(".nsys-rep"))
        return FileKind::Profile;
    if (head.starts_with("\x1f\x8b") && contains(name, ".json"))
        return FileKind::Profile; // a packed trace
    if (contains(head, "onednn_verbose,") || contains(head, "dnnl_verbose,"))
        return FileKind::Profile;
    if (head.empty() || !isText(head))
        return FileKind::Unknown;
    if (contains(head, "format = \"perfdeck\"") || name.ends_with(".perfdeck"))
        return FileKind::Session;
    const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string_view::npos && (head[first] == '{' || head[first] == '['))
        return jsonKind(head);
    return FileKind::Samples;
}

QString refusal(FileKind kind, const QString &name)
{
    const auto say = [&name](const char *words) {
        return QCoreApplication::translate("FileKind", words).arg(name);
    };
    switch (kind) {
    case FileKind::Benchmark:
        return say(QT_TRANSLATE_NOOP("FileKind",
                                     "%1 was not opened: it holds results of a benchmark, which "
                                     "this version cannot read yet."));
    case FileKind::Unknown:
        return say(QT_TRANSLATE_NOOP("FileKind",
                                     "%1 was not opened: it is none of history, session, profile, "
                                     "CSV or OpenMetrics text. Check that it is the right file."));
    case FileKind::Database:
    case FileKind::Session:
    case FileKind::Samples:
    case FileKind::Profile:
        break;
    }
    return {};
}

} // namespace perfdeck
