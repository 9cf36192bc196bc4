// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/pages/Page.h"
#include "widgets/pages/profiling/OpenedProfiles.h"
#include "widgets/pages/profiling/ProfileFocus.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class Banner;
class EmptyState;
class ProfileBar;
class ViewTabs;

/// Profiles and models that were opened, one of them shown, another held against it: views that
/// share what is marked and chosen. A file that is still being read is shown as far as it is. GUI
/// thread.
class ProfilingPage final : public Page
{
    Q_OBJECT

public:
    explicit ProfilingPage(PageContext context, QWidget *parent = nullptr);

    /// Reads the files; the first of them is shown.
    void open(const QStringList &paths);
    /// One that was made, not read, and shows it.
    void show(ProfilePtr profile);

    void setAwake(bool awake) override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

protected:
    /// Files are dropped on the page as on the window around it, here always as profiles.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] QWidget *makeLoading();
    void takePeaks();
    void askPaths();
    void merge();
    void takeOther(int id);
    void showProfile(int id);
    void showView(Page *view);
    void showProgress();
    void showState();

    ProfileFocus m_focus;
    OpenedProfiles m_opened;
    Background m_background; ///< merges, and joins a run and its model
    int m_shown = 0; ///< id of the profile in the focus
    bool m_isMaking = false; ///< a profile of others
    Banner *m_banner;
    ProfileBar *m_bar;
    ViewTabs *m_views;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_loading = nullptr;
    QLabel *m_loadingWords = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace perfdeck
