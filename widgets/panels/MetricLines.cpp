// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/MetricLines.h"

#include "core/engine/Session.h"

#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kListed = 8;

QString line(const DerivedMetricStatus &metric)
{
    const QString name = QString::fromStdString(metric.definition.name);
    if (!metric.problem.empty())
        return MetricLines::tr("%1 is not computed. %2")
            .arg(name, QString::fromStdString(metric.problem));
    if (metric.series == 0)
        return MetricLines::tr("%1: no series yet").arg(name);
    return MetricLines::tr("%1: %n series", nullptr, static_cast<int>(metric.series)).arg(name);
}

/// What is wrong comes first; the rest is counted where it is long.
QString lines(const std::vector<DerivedMetricStatus> &metrics)
{
    QStringList shown{MetricLines::tr("Metrics of your own")};
    for (const bool fails : {true, false})
        for (const DerivedMetricStatus &metric : metrics)
            if (metric.problem.empty() != fails && std::cmp_less_equal(shown.size(), kListed))
                shown.append(line(metric));
    if (metrics.size() > kListed)
        shown.append(MetricLines::tr("%1 more").arg(metrics.size() - kListed));
    return shown.join(QLatin1Char('\n'));
}

QString tips(const std::vector<DerivedMetricStatus> &metrics)
{
    QStringList shown;
    for (const DerivedMetricStatus &metric : metrics) {
        const MetricDefinition &is = metric.definition;
        shown.append(QString::fromStdString(is.name + " = " + is.expression
                                            + (is.help.empty() ? "" : "\n    " + is.help)));
    }
    return shown.join(QLatin1Char('\n')).toHtmlEscaped().prepend(QStringLiteral("<pre>"))
        + QStringLiteral("</pre>");
}

} // namespace

MetricLines::MetricLines(Session &session, QWidget *parent)
    : QLabel(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("metricLines"));
    setAccessibleName(tr("Metrics of your own"));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(&session, &Session::sourcesChanged, this, &MetricLines::showMetrics);
    hide();
    showMetrics();
}

void MetricLines::showMetrics()
{
    std::vector<DerivedMetricStatus> metrics = m_session.derivedMetrics();
    if (metrics == m_shown)
        return;
    m_shown = std::move(metrics);
    setText(lines(m_shown));
    setToolTip(tips(m_shown));
    setVisible(!m_shown.empty());
}

} // namespace perfdeck
