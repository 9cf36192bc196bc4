// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/FindingsModel.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/SidePanel.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class FindingDetails;
class RowTable;

/// What changed its level for good, with what is known of it and what people make of it. In the
/// list A, E, F, B and U judge: acknowledged, expected, fixed, not a bug, not judged; Enter shows
/// the moment on all charts. GUI thread.
class FindingsPanel final : public SidePanel
{
    Q_OBJECT

public:
    explicit FindingsPanel(PageContext context, QWidget *parent = nullptr);

    void focusList();
    /// Chooses this finding, or the one that stands for its group.
    void showFinding(FindingId id);

private:
    void makeKeys();
    void showFindings();
    void showChosen();
    void showState();
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] FindingFilter filter() const;
    [[nodiscard]] const Finding *current() const;
    void judge(TriageState state);
    void goThere();

    PageContext m_context;
    FindingsModel m_rows;
    FindingsPtr m_findings;
    QComboBox *m_filter;
    QLabel *m_state;
    RowTable *m_list;
    FindingDetails *m_details;
};

} // namespace perfdeck
