// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/MetricInfo.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

class StateLabel;
class Style;

/// A line to type in that says beneath itself what is wrong with what stands there. GUI thread.
class CheckedField : public QWidget
{
    Q_OBJECT

public:
    /// What is wrong with a text, in one sentence; empty where it is fine.
    using Check = std::function<QString(const QString &text)>;

    CheckedField(const Style &style,
                 const char *objectName,
                 const QString &name,
                 Check check = {},
                 QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Emits nothing.
    void setText(const QString &text);
    /// What somebody else found wrong; it stays until the text changes.
    void setProblem(const QString &problem);
    /// Looks again, where what is right depends on something else.
    void check();

    [[nodiscard]] bool isFine() const { return m_isFine; }

    [[nodiscard]] QLineEdit &edit() const { return *m_edit; }

Q_SIGNALS:
    void edited();

private:
    Check m_check;
    QLineEdit *m_edit;
    StateLabel *m_problem;
    bool m_isFine = true;
};

/// A length of time: "90s", "15m", "6h", "30d". Empty is none, and wrong where one is needed. GUI
/// thread.
class DurationField final : public CheckedField
{
    Q_OBJECT

public:
    struct Bounds
    {
        Duration least{0};
        Duration most = std::chrono::days(366);
        bool isNeeded = true;
    };

    DurationField(const Style &style,
                  const char *objectName,
                  const QString &name,
                  Bounds bounds,
                  QWidget *parent = nullptr);

    void setValue(std::optional<Duration> value);
    /// None where nothing, or nothing right, stands there.
    [[nodiscard]] std::optional<Duration> value() const;
};

/// A number in a unit: "250 ms", "90 %". Empty is none. GUI thread.
class ValueField final : public CheckedField
{
    Q_OBJECT

public:
    ValueField(const Style &style,
               const char *objectName,
               const QString &name,
               QWidget *parent = nullptr);

    /// The number keeps its size in base units.
    void setUnit(Unit unit);
    void setValue(std::optional<double> value);
    /// None where nothing, or nothing right, stands there.
    [[nodiscard]] std::optional<double> value() const;

    [[nodiscard]] Unit unit() const { return m_unit; }

private:
    Unit m_unit = Unit::None;
    std::optional<double> m_given; ///< the number behind m_givenText, to its last digit
    QString m_givenText;
};

} // namespace perfdeck
