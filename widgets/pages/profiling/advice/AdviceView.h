// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/advice/AdviceModel.h"
#include "widgets/pages/profiling/ProfileView.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class BarList;
class TablePanel;

/// What could be done about a profile, what that would bring, and what speaks for it. GUI thread.
class AdviceView final : public ProfileView
{
    Q_OBJECT

public:
    AdviceView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;

private:
    struct Judged;

    [[nodiscard]] QWidget *makeLower();
    void judge();
    void explain(const QString &id);

    ProfileFiguresPtr m_figures;
    ProfilePtr m_profile; ///< that the advice is about
    std::vector<Advice> m_advice;
    AdviceModel m_rows;
    TablePanel *m_panel;
    QLabel *m_sentence = nullptr;
    QLabel *m_evidence = nullptr;
    BarList *m_layers = nullptr;
    std::vector<std::uint32_t> m_shownLayers;
};

} // namespace perfdeck
