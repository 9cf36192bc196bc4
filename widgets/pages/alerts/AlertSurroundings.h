// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RelatedQuery.h"
#include "widgets/pages/alerts/AlertSubject.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

/// What else changed when an alert fired, and what happened then. It asks only while it can be
/// seen. GUI thread.
class AlertSurroundings final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertSurroundings(PageContext context, QWidget *parent = nullptr);

    void show(const AlertSubject &subject);
    using QWidget::show;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void askRelated();
    void showRelated(const RelatedChanges &changes);
    void askEvents();

    PageContext m_context;
    AlertSubject m_subject;
    bool m_isDue = false; ///< to be asked about as soon as it can be seen
    QLabel *m_related;
    QLabel *m_events;
};

} // namespace perfdeck
