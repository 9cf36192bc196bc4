// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/CourseFeed.h"
#include "widgets/pages/alerts/AlertView.h"

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace perfdeck {

class AlertCommands;
class AlertDetails;
class TablePanel;

/// What fires now, is about to, or is looked after, with all about the chosen one at the right.
/// GUI thread.
class ActiveView final : public AlertView
{
    Q_OBJECT

public:
    ActiveView(PageContext context, AlertTools tools, QWidget *parent = nullptr);

    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

    /// Chooses this one; where the filters hide it, they are taken back.
    void choose(AlertId id);

private:
    [[nodiscard]] TablePanel *makeTable();
    [[nodiscard]] QWidget *makeDetails();
    void makeCommands();
    void showAlerts();
    void showRows(RowChange<AlertRow> change);
    void showChosen();
    void showEmpty();
    void wishCourses();
    void wantSilence();
    [[nodiscard]] AlertSelection selection() const;
    [[nodiscard]] std::vector<AlertId> chosen() const;
    [[nodiscard]] AlertPtr alertOf(const QString &row) const;

    AlertsModel m_rows;
    CourseFeed m_courses;
    AlertsPtr m_alerts; ///< that the rows were made from
    QComboBox *m_selection = nullptr;
    TablePanel *m_table = nullptr;
    AlertDetails *m_details = nullptr;
    AlertCommands *m_commands = nullptr;
    QString m_wanted; ///< row to be chosen as soon as it is there
};

} // namespace perfdeck
