// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/CheckedField.h"

#include "core/model/RangeExpression.h"
#include "core/model/TimeRange.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"
#include "widgets/style/ValueInput.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

CheckedField::CheckedField(
    const Style &style, const char *objectName, const QString &name, Check check, QWidget *parent)
    : QWidget(parent)
    , m_check(std::move(check))
    , m_edit(new QLineEdit)
    , m_problem(new StateLabel(style, TextSize::Small))
{
    m_edit->setObjectName(QString::fromLatin1(objectName));
    m_edit->setAccessibleName(name);
    m_problem->setObjectName(m_edit->objectName() + QStringLiteral("Problem"));
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_problem->hide();
    setFocusProxy(m_edit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid / 2);
    layout->addWidget(m_edit);
    layout->addWidget(m_problem);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        this->check();
        Q_EMIT edited();
    });
}

QString CheckedField::text() const
{
    return m_edit->text().trimmed();
}

void CheckedField::setText(const QString &text)
{
    const QSignalBlocker silent(m_edit);
    m_edit->setText(text);
    m_edit->setCursorPosition(0); // the beginning tells more than the end
    check();
}

void CheckedField::setProblem(const QString &problem)
{
    m_isFine = problem.isEmpty();
    m_problem->setState(m_isFine ? CellState::None : CellState::Critical, problem);
    m_problem->setHidden(m_isFine);
    m_edit->setAccessibleDescription(problem);
}

void CheckedField::check()
{
    setProblem(m_check ? m_check(text()) : QString());
}

DurationField::DurationField(
    const Style &style, const char *objectName, const QString &name, Bounds bounds, QWidget *parent)
    : CheckedField(
        style,
        objectName,
        name,
        [bounds](const QString &text) -> QString {
            if (text.isEmpty())
                return bounds.isNeeded ? tr("A length of time such as 5m is needed") : QString();
            const auto read = parseDuration(text.toStdString());
            if (!read)
                return tr("Write it as 90s, 15m, 6h or 30d");
            if (*read < bounds.least || *read > bounds.most)
                return tr("It has to be from %1 to %2")
                    .arg(formatSpan(bounds.least), formatSpan(bounds.most));
            return {};
        },
        parent)
{
}

void DurationField::setValue(std::optional<Duration> value)
{
    setText(value ? QString::fromStdString(durationExpression(*value)) : QString());
}

std::optional<Duration> DurationField::value() const
{
    if (text().isEmpty() || !isFine())
        return std::nullopt;
    const auto read = parseDuration(text().toStdString());
    return read ? std::optional(*read) : std::nullopt;
}

ValueField::ValueField(const Style &style,
                       const char *objectName,
                       const QString &name,
                       QWidget *parent)
    : CheckedField(
        style,
        objectName,
        name,
        [this](const QString &text) -> QString {
            if (text.isEmpty() || readValue(text, m_unit))
                return {};
            return tr("Write a number, such as %1")
                .arg(valueInput(m_unit == Unit::Ratio ? 0.9 : 250, m_unit));
        },
        parent)
{
}

void ValueField::setUnit(Unit unit)
{
    if (unit == m_unit)
        return;
    const std::optional<double> kept = value();
    m_unit = unit;
    setValue(kept);
}

void ValueField::setValue(std::optional<double> value)
{
    m_given = value;
    m_givenText = value ? valueInput(*value, m_unit) : QString();
    setText(m_givenText);
}

std::optional<double> ValueField::value() const
{
    if (text().isEmpty())
        return std::nullopt;
    return text() == m_givenText ? m_given : readValue(text(), m_unit);
}

} // namespace perfdeck
