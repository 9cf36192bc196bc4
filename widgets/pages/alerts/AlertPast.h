// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/EpisodesModel.h"
#include "widgets/pages/alerts/AlertSubject.h"
#include "widgets/pages/PageContext.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class AlertDesk;
class TableSheet;

/// What is known of the past of an alert: earlier episodes and how they ended, how fast people were
/// with it and with its rule, and what happened to it step by step. It asks only while it can be
/// seen. GUI thread.
class AlertPast final : public QWidget
{
    Q_OBJECT

public:
    AlertPast(PageContext context, AlertDesk &desk, QWidget *parent = nullptr);

    void show(const AlertSubject &subject);
    using QWidget::show;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void askOwn();
    void askRule();
    void showOwn(const AlertHistory &history);
    void showRule(const AlertHistory &history);

    PageContext m_context;
    AlertDesk &m_desk;
    AlertSubject m_subject;
    bool m_isDue = false; ///< to be asked about as soon as it can be seen
    QTimer m_again; ///< alerts changed since it was asked about
    EpisodesModel m_rows;
    QLabel *m_pace;
    QLabel *m_rulePace;
    QLabel *m_log;
    TableSheet *m_table;
};

/// What happened to one episode in the order of time, a line each: states, and what people did and
/// wrote. Pure.
[[nodiscard]] QString alertLog(const std::vector<AlertTransition> &transitions,
                               const std::vector<AlertAction> &actions,
                               EpisodeId episode,
                               Timestamp now,
                               const QTimeZone &zone);

} // namespace perfdeck
