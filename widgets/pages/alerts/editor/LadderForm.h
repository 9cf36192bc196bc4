// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <QWidget>

#include <array>
#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QGridLayout;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class DurationField;
class Style;
class ValueField;

/// From when on a number is how bad, when that ends, and how long it has to last: a line a
/// severity. GUI thread.
class LadderForm final : public QWidget
{
    Q_OBJECT

public:
    explicit LadderForm(const Style &style, QWidget *parent = nullptr);

    void edit(const AlertLadder &ladder, const std::array<Duration, 3> &pending);
    /// Levels are typed and shown in it; they keep their size.
    void setUnit(Unit unit);
    /// None while a field says what is wrong with it.
    [[nodiscard]] std::optional<AlertLadder> ladder() const;
    /// How long, by Severity.
    [[nodiscard]] std::array<Duration, 3> pending() const;
    void focusLevel();

Q_SIGNALS:
    void edited();

private:
    struct Row
    {
        ValueField *raise = nullptr;
        ValueField *clear = nullptr;
        DurationField *pending = nullptr;
    };

    void addRow(QGridLayout &grid, const Style &style, Severity severity);
    void offerClear();
    void checkAll();

    QComboBox *m_comparator;
    QPushButton *m_offer;
    std::array<Row, 3> m_rows{}; ///< by Severity
};

/// A tenth of the level on its good side, so that what hovers about it does not come and go; none
/// for comparisons that have no good side.
[[nodiscard]] std::optional<double> offeredClear(Comparator comparator, double raise);

} // namespace perfdeck
