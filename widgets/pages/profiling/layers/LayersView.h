// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/layers/LayersModel.h"
#include "widgets/pages/profiling/ProfileView.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

class TablePanel;

/// Layer by layer, or taken together by operation, module or provider. GUI thread.
class LayersView final : public ProfileView
{
    Q_OBJECT

public:
    LayersView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

private:
    void makeControls();
    void judge();
    void chooseRow(const QString &id);
    void showLayer(std::uint32_t layer);

    LayersModel m_rows;
    ProfileFiguresPtr m_figures;
    TablePanel *m_panel;
    QComboBox *m_grouping;
    QLineEdit *m_filter;
};

} // namespace perfdeck
