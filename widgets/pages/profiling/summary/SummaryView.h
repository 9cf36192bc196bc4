// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/ProfileView.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class BarList;
class Panel;

/// What there is to know first: a sentence, the worst offenders, totals and what the reader had to
/// leave out. GUI thread.
class ProfileSummaryView final : public ProfileView
{
    Q_OBJECT

public:
    ProfileSummaryView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;

private:
    [[nodiscard]] QWidget *makeOffenders();
    void showOffenders(const ProfileFigures &figures);
    void showOperations(const ProfileFigures &figures);

    ProfileFiguresPtr m_figures;
    QLabel *m_sentence;
    BarList *m_layers = nullptr;
    BarList *m_operations = nullptr;
    QLabel *m_facts;
    Panel *m_warningsPanel;
    QLabel *m_warnings;
};

} // namespace perfdeck
