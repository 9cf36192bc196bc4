// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/AbsenceText.h"

#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace perfdeck {

namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("AbsenceText", words);
}

/// "bert: no answer since 14:03:07, tried again in 12 s" and below it the reason.
QString lineOf(const DownSource &source, Timestamp now, const QTimeZone &zone)
{
    const QString name = QString::fromStdString(source.name);
    const QString since = source.since
        ? say(QT_TRANSLATE_NOOP("AbsenceText", "%1: down since %2"))
              .arg(name, formatMoment(*source.since, now, zone))
        : say(QT_TRANSLATE_NOOP("AbsenceText", "%1: never answered")).arg(name);
    QStringList parts{since};
    if (source.nextAttempt)
        parts.append(say(QT_TRANSLATE_NOOP("AbsenceText", "tried again in %1"))
                         .arg(formatDuration(std::max(Duration(0), *source.nextAttempt - now))));
    QString line = parts.join(QStringLiteral(", "));
    if (!source.error.empty())
        line += QChar(u'\n') + coreText(source.error);
    return line;
}

} // namespace

AbsenceText describeAbsence(const Absence &absence, Timestamp now, const QTimeZone &zone)
{
    switch (absence.kind) {
    case Absence::Kind::NothingInRange:
        return {"clock",
                say(QT_TRANSLATE_NOOP("AbsenceText", "No model in this range")),
                say(QT_TRANSLATE_NOOP("AbsenceText",
                                      "Nothing that serves a model was stored shortly before its "
                                      "end.")),
                say(QT_TRANSLATE_NOOP("AbsenceText", "Go to the nearest data"))};
    case Absence::Kind::NothingStored:
        return {"models",
                say(QT_TRANSLATE_NOOP("AbsenceText", "No model in this history")),
                say(QT_TRANSLATE_NOOP("AbsenceText",
                                      "Nothing that serves a model was ever stored in it.")),
                {}};
    case Absence::Kind::SourceDown: {
        QStringList lines;
        for (const DownSource &source : absence.down)
            lines.append(lineOf(source, now, zone));
        return {"source-down",
                say(QT_TRANSLATE_NOOP("AbsenceText", "The endpoint does not answer")),
                lines.join(QStringLiteral("\n\n")),
                say(QT_TRANSLATE_NOOP("AbsenceText", "Sources …"))};
    }
    case Absence::Kind::NothingSaid:
        return {
            "models",
            say(QT_TRANSLATE_NOOP("AbsenceText", "No model seen yet")),
            say(QT_TRANSLATE_NOOP("AbsenceText",
                                  "The endpoints report nothing about served models so far. All "
                                  "they report is stored; latency needs two polls.")),
            say(QT_TRANSLATE_NOOP("AbsenceText", "Sources …"))};
    case Absence::Kind::FilteredOut:
        return {"filter",
                say(QT_TRANSLATE_NOOP("AbsenceText", "The filter hides all models")),
                say(QT_TRANSLATE_NOOP("AbsenceText", "None has all the words that were typed.")),
                say(QT_TRANSLATE_NOOP("AbsenceText", "Clear the filter"))};
    case Absence::Kind::NotConfigured:
        break;
    }
    return {"models",
            say(QT_TRANSLATE_NOOP("AbsenceText", "No model endpoint yet")),
            say(QT_TRANSLATE_NOOP(
                "AbsenceText",
                "PerfDeck reads the /metrics page of vLLM, SGLang, TGI, Triton, TorchServe, "
                "llama.cpp and others, and of any program that speaks Prometheus or simple "
                "JSON.\n\nAdd an address here, or start with\nperfdeck --endpoint "
                "http://localhost:8000/metrics")),
            say(QT_TRANSLATE_NOOP("AbsenceText", "Add model endpoint …"))};
}

} // namespace perfdeck
