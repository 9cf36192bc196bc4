// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/SeriesField.h"

#include "core/engine/Session.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/CoreWords.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace perfdeck {

namespace {

constexpr auto kPause = std::chrono::milliseconds(300); ///< of typing
constexpr Duration kLately = std::chrono::minutes(5); ///< expressions have a value "now"
constexpr int kFewColumns = 30;

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Behind a brace or comma: what can be asked of the metric named before it.
QStringList labelsOf(const FoundMetric &metric, const QString &head, const QString &begun)
{
    std::set<QString> pairs;
    for (const SeriesRecord &series : metric.series)
        for (const auto &[label, value] : series.key->labels)
            pairs.insert(textOf(label) + QStringLiteral("=\"") + textOf(value)
                         + QStringLiteral("\""));
    QStringList offers;
    for (const QString &pair : pairs)
        if (pair.contains(begun, Qt::CaseInsensitive) && !head.contains(pair))
            offers.append(head + pair + QLatin1Char('}'));
    return offers;
}

} // namespace

QStringList completions(const FoundSeries &known, const QString &typed, qsizetype most)
{
    QStringList offers;
    const qsizetype brace = typed.indexOf(QLatin1Char('{'));
    const QString name = typed.left(brace).trimmed();
    for (const FoundMetric &metric : known.metrics) {
        const QString metricName = textOf(metric.info.name);
        if (brace < 0 && metricName.contains(name, Qt::CaseInsensitive))
            offers.append(metricName);
        if (brace < 0 || metricName != name || typed.contains(QLatin1Char('}')))
            continue;
        const qsizetype from = std::max(brace, typed.lastIndexOf(QLatin1Char(','))) + 1;
        offers = labelsOf(metric, typed.left(from), typed.mid(from).trimmed());
    }
    if (brace < 0)
        std::stable_partition(offers.begin(), offers.end(), [&name](const QString &offer) {
            return offer.startsWith(name, Qt::CaseInsensitive);
        });
    return offers.mid(0, most);
}

SeriesField::SeriesField(Session &session,
                         const Style &style,
                         const char *objectName,
                         const QString &name,
                         QWidget *parent)
    : CheckedField(
        style, objectName, name, [this](const QString &text) { return problem(text); }, parent)
    , m_session(session)
    , m_count(new StateLabel(style, TextSize::Small))
    , m_offers(new QStringListModel(this))
{
    m_count->setObjectName(edit().objectName() + QStringLiteral("Count"));
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    qobject_cast<QVBoxLayout *>(layout())->addWidget(m_count);
    edit().setPlaceholderText(QStringLiteral("gpu_utilization_ratio{device=\"0\"}"));
    auto *completer = new QCompleter(m_offers, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->popup()->setAccessibleName(tr("Known series"));
    edit().setCompleter(completer);
    m_typed.setSingleShot(true);
    m_typed.setInterval(kPause);
    connect(&edit(), &QLineEdit::textEdited, this, &SeriesField::complete);
    connect(&edit(), &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(&m_typed, &QTimer::timeout, this, &SeriesField::count);
    refresh();
}

void SeriesField::setAccepts(Accepts accepts)
{
    m_accepts = accepts;
    check();
    m_typed.start();
}

void SeriesField::refresh()
{
    m_session.askSeries({}, this, [this](const FoundSeriesPtr &found) { m_known = found; });
    m_typed.start();
}

QString SeriesField::problem(const QString &text) const
{
    if (text.isEmpty())
        return m_accepts == Accepts::SelectorsOrNothing ? QString() : tr("Which series?");
    if (m_accepts == Accepts::SelectorsAndExpressions)
        return {}; // whether it is a right expression tells the session
    const auto selector = Selector::parse(text.toStdString());
    return selector ? QString() : coreText(selector.error().message());
}

void SeriesField::complete()
{
    if (m_known)
        m_offers->setStringList(completions(*m_known, edit().text()));
}

void SeriesField::count()
{
    const unsigned asked = ++m_asked;
    const QString typed = text();
    say(CellState::None, {});
    if (typed.isEmpty() || !isFine())
        return;
    const auto selector = Selector::parse(typed.toStdString());
    if (!selector)
        return countExpression();
    m_session.askLatest({*selector}, this, [this, asked](const LatestValuesPtr &values) {
        if (asked != m_asked)
            return;
        const int count = int(values->size());
        if (count == 0)
            say(CellState::Warning, tr("No series has a value now"));
        else
            say(CellState::Good, tr("%n series now", nullptr, count));
    });
}

void SeriesField::countExpression()
{
    const unsigned asked = m_asked;
    const Timestamp now = SystemClock().now();
    ExpressionQuery query;
    query.expression = text().toStdString();
    query.name = "result";
    query.range = {now - kLately, now};
    query.columns = kFewColumns;
    m_session.ask(query, this, [this, asked](const Result<FramePtr> &answer) {
        if (asked != m_asked)
            return;
        if (!answer)
            return setProblem(coreText(answer.error().message()));
        const int count = int((*answer)->series.size() + (*answer)->seriesLeftOut);
        say(count == 0 ? CellState::Warning : CellState::Good,
            tr("An expression with %n results now", nullptr, count));
    });
}

void SeriesField::say(CellState state, const QString &words)
{
    m_count->setState(state, words);
    m_count->setHidden(words.isEmpty());
}

} // namespace perfdeck
