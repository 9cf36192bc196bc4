// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TimeScope.h"

#include <QLineEdit>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

/// Says in words what is shown; with the focus it is the same as an expression that can be typed
/// over. What cannot be read is said below it, and nothing changes. GUI thread.
class RangeField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit RangeField(TimeScope &scope, QWidget *parent = nullptr);

    /// What is wrong with the text; empty while nothing is.
    [[nodiscard]] QString problem() const;
    /// As if the text had been typed. False: problem() says why not.
    bool enter(const QString &text);
    /// The scope has changed.
    void showScope();

Q_SIGNALS:
    /// A text that could be read and is shown now.
    void entered(const QString &text);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tellProblem(const QString &words);
    void placeProblem();

    TimeScope &m_scope;
    QLabel *m_problem = nullptr; ///< made when something is wrong; the window's child
};

/// "Last 5 min", "14:00–15:30", "Since 14:00".
[[nodiscard]] QString scopeText(const TimeScope &scope);
/// What parseRange() reads in the zone of the scope, as people write it.
[[nodiscard]] QString scopeExpression(const TimeScope &scope);
[[nodiscard]] QString rangeProblemText(const RangeProblem &problem);

} // namespace perfdeck
