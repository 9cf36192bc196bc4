// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RelatedModel.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/SidePanel.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class RowTable;
class SeriesCourse;

/// What else changed around a moment or in a range, likely causes first, with the course of the one
/// that is chosen and the events near. Enter shows the moment on all charts. GUI thread.
class RelatedPanel final : public SidePanel
{
    Q_OBJECT

public:
    explicit RelatedPanel(PageContext context, QWidget *parent = nullptr);

    void ask(const RelatedQuery &query);
    void focusList();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void show(const RelatedChangesPtr &changes);
    using QWidget::show;
    void showWords();
    void showChosen();
    [[nodiscard]] const RelatedSeries *current() const;
    void goThere();

    PageContext m_context;
    RelatedQuery m_query;
    RelatedChangesPtr m_changes; ///< null: not answered yet
    int m_asked = 0; ///< counts questions: older answers are dropped
    RelatedModel m_rows;
    QLabel *m_about;
    QLabel *m_state;
    RowTable *m_list;
    SeriesCourse *m_course;
    QLabel *m_events;
};

} // namespace perfdeck
