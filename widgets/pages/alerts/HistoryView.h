// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/EpisodesModel.h"
#include "widgets/pages/alerts/AlertView.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class AlertDetails;
class TablePanel;

/// What fired within the range of the window, how long, who looked after it and how it ended; what
/// all of it comes to in a line. GUI thread.
class HistoryView final : public AlertView
{
    Q_OBJECT

public:
    HistoryView(PageContext context, AlertTools tools, QWidget *parent = nullptr);

    void showHistory(const AlertHistoryPtr &history) override;

private:
    struct Made;

    [[nodiscard]] TablePanel *makeTable();
    void judge();
    void showMade(Made made);
    void showChosen();

    EpisodesModel m_rows;
    AlertHistoryPtr m_history; ///< null: not known yet
    QLabel *m_facts;
    TablePanel *m_table = nullptr;
    AlertDetails *m_details;
};

} // namespace perfdeck
