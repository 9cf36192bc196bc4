// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/RangeField.h"

#include "widgets/style/Format.h"
#include "widgets/style/Style.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>

namespace perfdeck {

RangeField::RangeField(TimeScope &scope, QWidget *parent)
    : QLineEdit(parent)
    , m_scope(scope)
{
    setAccessibleName(tr("Range of time"));
    setAlignment(Qt::AlignCenter);
    setToolTip(
        tr("What is shown. Type 6h, now/d, 14:00-15:30, 2026-11-20 14:00 .. 15:30 (Ctrl+L)"));
    connect(this, &QLineEdit::textEdited, this, [this] { tellProblem({}); });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        if (!enter(text()))
            return;
        clearFocus();
        showScope();
    });
    showScope();
}

QString RangeField::problem() const
{
    return m_problem == nullptr ? QString() : m_problem->text();
}

bool RangeField::enter(const QString &text)
{
    const auto wish = parseRange(text.toStdString(), m_scope.now(), zoneRules(m_scope.zone()));
    if (!wish) {
        tellProblem(rangeProblemText(wish.error()));
        return false;
    }
    tellProblem({});
    m_scope.show(*wish);
    const bool isRelative = text.contains(QStringLiteral("now"));
    Q_EMIT entered(isRelative ? text.simplified() : QString::fromStdString(rangeText(*wish)));
    return true;
}

void RangeField::showScope()
{
    if (!hasFocus())
        setText(scopeText(m_scope));
    else if (!isModified())
        setText(scopeExpression(m_scope));
    setAccessibleDescription(scopeText(m_scope));
}

void RangeField::focusInEvent(QFocusEvent *event)
{
    setText(scopeExpression(m_scope));
    QLineEdit::focusInEvent(event);
    // After a click the release of the button would take the selection away again.
    QMetaObject::invokeMethod(this, &QLineEdit::selectAll, Qt::QueuedConnection);
}

void RangeField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return;
    tellProblem({});
    setText(scopeText(m_scope));
}

void RangeField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QLineEdit::keyPressEvent(event);
    clearFocus();
    if (window() != nullptr)
        window()->setFocus();
}

void RangeField::tellProblem(const QString &words)
{
    if (words.isEmpty()) {
        delete m_problem;
        m_problem = nullptr;
        return;
    }
    if (m_problem == nullptr) {
        m_problem = new QLabel(window());
        m_problem->setObjectName(QStringLiteral("rangeProblem"));
        m_problem->setTextFormat(Qt::PlainText); // it repeats what was typed or pasted
        m_problem->setWordWrap(true);
    }
    m_problem->setText(words);
    m_problem->setAccessibleName(words);
    placeProblem();
}

void RangeField::placeProblem()
{
    constexpr int kWidth = 420;
    const int width = std::min(kWidth, window()->width() - 2 * Style::kGrid);
    m_problem->ensurePolished();
    m_problem->resize(width, m_problem->heightForWidth(width));
    const QPoint below = mapTo(window(), QPoint(0, height() + Style::kGrid));
    m_problem->move(std::clamp(below.x(), 0, window()->width() - width), below.y());
    m_problem->show();
    m_problem->raise();
}

QString scopeText(const TimeScope &scope)
{
    const TimeView &view = scope.view();
    switch (view.mode) {
    case TimeView::Mode::Live:
        return RangeField::tr("Last %1").arg(formatSpan(view.span));
    case TimeView::Mode::Growing:
        return RangeField::tr("Since %1").arg(formatMoment(*view.since, scope.now(), view.zone));
    case TimeView::Mode::Paused:
    case TimeView::Mode::History:
        break;
    }
    return formatRange(view.fixed, scope.now(), view.zone);
}

QString scopeExpression(const TimeScope &scope)
{
    const RangeWish wish = scope.wish();
    if (wish.kind == RangeWish::Kind::Last)
        return QString::fromStdString(rangeText(wish));
    const QString from = formatStamp(wish.range.from, scope.zone());
    return from + QStringLiteral(" .. ")
        + (wish.kind == RangeWish::Kind::Since ? QStringLiteral("now")
                                               : formatStamp(wish.range.to, scope.zone()));
}

QString rangeProblemText(const RangeProblem &problem)
{
    const QString how
        = RangeField::tr("Write 6h, now/d, 14:00-15:30 or 2026-11-20 14:00 .. 15:30.");
    switch (problem.kind) {
    case RangeProblem::Kind::Empty:
        return RangeField::tr("There is no range of time. %1").arg(how);
    case RangeProblem::Kind::NotATime:
        return RangeField::tr("“%1” is neither a time nor a length. %2")
            .arg(QString::fromStdString(problem.part).left(80), how);
    case RangeProblem::Kind::Backwards:
        return RangeField::tr("The range ends before it begins. %1").arg(how);
    case RangeProblem::Kind::InTheFuture:
        break;
    }
    return RangeField::tr("The range begins in the future. %1").arg(how);
}

} // namespace perfdeck
