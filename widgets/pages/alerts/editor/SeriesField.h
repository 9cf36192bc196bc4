// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/SeriesSearch.h"
#include "widgets/models/RowModel.h"
#include "widgets/panels/CheckedField.h"

#include <QTimer>

QT_BEGIN_NAMESPACE
class QStringListModel;
QT_END_NAMESPACE

namespace perfdeck {

class Session;

/// Which series a rule is about: a selector or an expression, completed from what was ever
/// measured, with how many have a value now. GUI thread.
class SeriesField final : public CheckedField
{
    Q_OBJECT

public:
    SeriesField(Session &session,
                const Style &style,
                const char *objectName,
                const QString &name,
                QWidget *parent = nullptr);

    enum class Accepts
    {
        Selectors, ///< something is needed
        SelectorsOrNothing,
        SelectorsAndExpressions,
    };

    void setAccepts(Accepts accepts);
    /// Asks again what there is.
    void refresh();

private:
    [[nodiscard]] QString problem(const QString &text) const;
    void complete();
    void count();
    void countExpression();
    void say(CellState state, const QString &words);

    Session &m_session;
    StateLabel *m_count;
    QStringListModel *m_offers;
    QTimer m_typed; ///< counts when typing pauses
    FoundSeriesPtr m_known; ///< null until answered
    Accepts m_accepts = Accepts::SelectorsAndExpressions;
    unsigned m_asked = 0; ///< answers to earlier questions are dropped
};

/// What may be meant by an unfinished selector, at most `most`: names of metrics, then their labels
/// with values. Pure.
[[nodiscard]] QStringList
completions(const FoundSeries &known, const QString &typed, qsizetype most = 40);

} // namespace perfdeck
