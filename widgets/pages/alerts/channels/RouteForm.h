// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

class CheckedField;
class DurationField;
class Style;

/// Which alerts go to which channels, in what portions, and who hears of them when nobody looks
/// after them. GUI thread.
class RouteForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RouteForm(const Style &style, QWidget *parent = nullptr);

    /// Channels and mute times that there are: others are refused.
    void setKnown(QStringList channels, QStringList mutes);
    void edit(const NoticeRoute &route);
    [[nodiscard]] NoticeRoute route() const;
    [[nodiscard]] bool isFine() const;

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] std::vector<CheckedField *> fields() const;

    NoticeRoute m_given;
    QStringList m_knownChannels;
    QStringList m_knownMutes;
    CheckedField *m_matchers;
    QComboBox *m_least;
    CheckedField *m_channels;
    CheckedField *m_mutes;
    QLineEdit *m_groupBy;
    DurationField *m_groupWait;
    DurationField *m_groupInterval;
    DurationField *m_repeat;
    CheckedField *m_escalations;
};

/// "15m pager, mail; 1h boss": after 15 minutes the first two, after an hour the last. nullopt: it
/// cannot be read.
[[nodiscard]] std::optional<std::vector<NoticeRoute::Escalation>>
readEscalations(const QString &text);
[[nodiscard]] QString escalationsText(const std::vector<NoticeRoute::Escalation> &escalations);
/// "severity at least warning, model="llama" → mail, pager": a line of a list.
[[nodiscard]] QString routeText(const NoticeRoute &route);

} // namespace perfdeck
