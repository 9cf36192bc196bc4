// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/Alert.h"
#include "widgets/panels/Panel.h"

#include <QTimeZone>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

/// A silence while it is written: which alerts, from when, until when, why; with what it would mute
/// now. Enter keeps it, Esc leaves it as it was. GUI thread.
class SilenceForm final : public Panel
{
    Q_OBJECT

public:
    SilenceForm(const Style &style,
                std::shared_ptr<const Clock> clock,
                const QTimeZone &zone,
                QWidget *parent = nullptr);

    /// Begins with these; the comment gets the focus.
    void edit(const std::vector<LabelMatcher> &matchers);
    void edit(const Silence &silence);
    /// Of which the preview tells; never null.
    void setAlerts(AlertsPtr alerts);
    void setZone(const QTimeZone &zone);
    /// Why nothing can be kept; empty: it can.
    void setRefusal(const QString &words);

Q_SIGNALS:
    void kept(const perfdeck::Silence &silence);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFields();
    [[nodiscard]] Silence silence() const;
    void chooseSpan(int index);
    /// Says what is wrong, else what it would mute.
    void check();
    [[nodiscard]] QString problem() const;
    void keep();
    [[nodiscard]] Result<TimeRange> range() const;
    void showRange(TimeRange range);

    const Style &m_style;
    std::shared_ptr<const Clock> m_clock;
    QTimeZone m_zone;
    Silence m_silence; ///< that is edited; without a number: a new one
    AlertsPtr m_alerts;
    QString m_refusal;
    QLineEdit *m_matchers = nullptr;
    QComboBox *m_span = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QLineEdit *m_comment = nullptr;
    QLabel *m_remark = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace perfdeck
