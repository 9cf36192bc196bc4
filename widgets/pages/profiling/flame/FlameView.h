// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/flame/FlameChart.h"
#include "widgets/pages/profiling/ProfileView.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

/// Where the time goes, as boxes in boxes: by modules, by who calls whom, or by who is called; held
/// against another profile with the difference in colour. GUI thread.
class FlameView final : public ProfileView
{
    Q_OBJECT

public:
    FlameView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

private:
    [[nodiscard]] QWidget *makeControls();
    void judge();

    ProfileFiguresPtr m_figures;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_search = nullptr;
    FlameChart *m_chart;
};

} // namespace perfdeck
