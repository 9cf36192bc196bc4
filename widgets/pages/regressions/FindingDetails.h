// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RelatedQuery.h"
#include "core/model/Finding.h"
#include "widgets/pages/PageContext.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QSlider;
QT_END_NAMESPACE

namespace perfdeck {

class SeriesCourse;
class TriageForm;

/// One finding with all that is known of it. It asks only while it can be seen. GUI thread.
class FindingDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit FindingDetails(PageContext context, QWidget *parent = nullptr);

    /// `all` are those among which its companions are.
    void show(const Finding &finding, const FindingsPtr &all);
    using QWidget::show;

Q_SIGNALS:
    void judged(perfdeck::FindingId finding, const perfdeck::Triage &triage);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeSensitivity();
    [[nodiscard]] RelatedQuery relatedQuery() const;
    void askRelated();
    void askEvents();
    void askTrial();
    void showTrial(const FindingsPtr &found);

    PageContext m_context;
    Finding m_finding;
    FindingsPtr m_usual; ///< what is found with the usual sensitivity; null: not known yet
    QLabel *m_title;
    QLabel *m_sentence;
    SeriesCourse *m_course;
    QSlider *m_sensitivity;
    QLabel *m_preview;
    QLabel *m_confidence;
    QLabel *m_method;
    QLabel *m_others;
    QLabel *m_related;
    QPushButton *m_more;
    QLabel *m_events;
    TriageForm *m_triage;
    QTimer m_trialSoon;
};

} // namespace perfdeck
