// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace perfdeck {

class CheckedField;
class Style;
class WeekField;
class WrappedLabel;

/// A mute time: its name, its zone, its hours of the week. GUI thread.
class MuteForm final : public QWidget
{
    Q_OBJECT

public:
    explicit MuteForm(const Style &style, QWidget *parent = nullptr);

    void edit(const MuteTime &mute);
    [[nodiscard]] MuteTime mute() const;
    [[nodiscard]] bool isFine() const;

Q_SIGNALS:
    void edited();

private:
    CheckedField *m_name;
    QComboBox *m_zone;
    WeekField *m_week;
    WrappedLabel *m_words;
};

} // namespace perfdeck
