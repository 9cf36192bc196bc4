// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/SilencesModel.h"
#include "widgets/pages/alerts/AlertView.h"

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace perfdeck {

class SilenceForm;
class TablePanel;

/// Which alerts are not told, until when and why; a form for new ones at the right. GUI thread.
class SilencesView final : public AlertView
{
    Q_OBJECT

public:
    SilencesView(PageContext context, AlertTools tools, QWidget *parent = nullptr);

    /// Opens the form for a new one.
    void write(const std::vector<LabelMatcher> &matchers);

private:
    [[nodiscard]] TablePanel *makeTable();
    void makeActions();
    void showSilences();
    void openForm();
    void editChosen();
    void endChosen();
    [[nodiscard]] const Silence *chosen() const;

    SilencesModel m_rows;
    SilencesPtr m_silences;
    TablePanel *m_table = nullptr;
    SilenceForm *m_form;
    QAction *m_end = nullptr;
    QAction *m_edit = nullptr;
};

} // namespace perfdeck
