// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/ProfilingPage.h"

#include "core/engine/BenchmarkDesk.h"
#include "core/profile/judge/LayerCosts.h"
#include "core/profile/judge/MergedProfile.h"
#include "widgets/pages/profiling/ProfileBar.h"
#include "widgets/pages/profiling/ProfileViews.h"
#include "widgets/panels/Banner.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
constexpr int kSteps = 1000; ///< of the bar
constexpr auto kRecentKey = "recent";
constexpr auto kLineEnd = QLatin1Char('\n');

QStringList filesOf(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

QString howTo()
{
    return ProfilingPage::tr(
        "Open or drop files here:\n"
        "ONNX Runtime: SessionOptions.enable_profiling = True, then end_profiling()\n"
        "PyTorch: torch.profiler.profile(…).export_chrome_trace(\"trace.json\")\n"
        "TensorRT: trtexec --exportProfile=profile.json --separateProfileRun\n"
        "oneDNN: ONEDNN_VERBOSE=1 program > onednn.log\n"
        "Chrome traces of any program (.json, .json.gz), and ONNX models (.onnx)");
}

} // namespace

ProfilingPage::ProfilingPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
    , m_opened(this->context().profiles)
    , m_banner(new Banner(this->context().style))
    , m_bar(new ProfileBar(this->context().style, m_opened, m_focus))
    , m_views(new ViewTabs(
          "profileTabs", tr("Views of the profile"), profileViews(this->context(), m_focus)))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(this->context().style, {}, {}))
{
    setAcceptDrops(true);
    m_banner->setObjectName(QStringLiteral("profileBanner"));
    m_empty->setObjectName(QStringLiteral("profileEmpty"));
    m_empty->setIcon(QStringLiteral("profiling"));
    m_stack->addWidget(m_views);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    layout->setSpacing(kGap);
    layout->addWidget(m_banner);
    layout->addWidget(m_bar);
    layout->addWidget(makeLoading());
    layout->addWidget(m_stack, 1);
    connect(m_bar, &ProfileBar::openWanted, this, &ProfilingPage::askPaths);
    connect(m_empty, &EmptyState::actionWanted, this, &ProfilingPage::askPaths);
    connect(m_bar, &ProfileBar::recentWanted, this, [this](const QString &path) { open({path}); });
    connect(m_bar, &ProfileBar::shownChanged, this, &ProfilingPage::showProfile);
    connect(m_bar, &ProfileBar::otherChanged, this, &ProfilingPage::takeOther);
    connect(m_bar, &ProfileBar::mergeWanted, this, &ProfilingPage::merge);
    connect(&m_opened, &OpenedProfiles::progressed, this, [this](int id) {
        if (id == m_bar->shown())
            showProfile(id);
        showProgress();
    });
    connect(&m_opened, &OpenedProfiles::opened, this, [this](int id) {
        if (id == m_bar->shown())
            showProfile(id);
        if (id == m_bar->other())
            takeOther(id);
        showProgress();
    });
    connect(&m_opened, &OpenedProfiles::changed, this, &ProfilingPage::showState);
    connect(&m_opened, &OpenedProfiles::failed, this, [this](const QString &words) {
        m_banner->say(CellState::Critical, words);
    });
    connect(&m_focus, &ProfileFocus::viewWanted, this, [this](const std::string &name) {
        m_views->show(name);
    });
    connect(m_views, &ViewTabs::shown, this, &ProfilingPage::showView);
    connect(m_views, &ViewTabs::settled, this, [this] {
        if (isSettled())
            Q_EMIT settled();
    });
    connect(&m_focus, &ProfileFocus::figuresChanged, this, [this] {
        showView(m_views->current());
        showState();
        if (isSettled())
            Q_EMIT settled();
    });
    if (BenchmarkDesk *benchmarks = this->context().benchmarks) {
        connect(benchmarks, &BenchmarkDesk::peaksChanged, this, &ProfilingPage::takePeaks);
        takePeaks();
    }
    m_views->show(0);
    showState();
}

void ProfilingPage::takePeaks()
{
    m_focus.setPeaks(context().benchmarks->peaks());
}

QWidget *ProfilingPage::makeLoading()
{
    m_loading = new QWidget;
    m_loadingWords = new QLabel;
    m_loadingWords->setTextFormat(Qt::PlainText);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("profileProgress"));
    m_progress->setAccessibleName(tr("How much of the file is read"));
    m_progress->setTextVisible(false);
    m_progress->setMaximum(kSteps);
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancelProfile"));
    m_cancel->setAccessibleName(tr("Stop reading the file"));
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_opened.cancel(m_bar->shown()); });
    auto *layout = new QHBoxLayout(m_loading);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_loadingWords);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_cancel);
    return m_loading;
}

void ProfilingPage::askPaths()
{
    auto *dialog = new QFileDialog(this,
                                   tr("Open profiles"),
                                   {},
                                   tr("Profiles and models (*.json *.json.gz *.gz *.onnx *.log "
                                      "*.txt *.trace);;All files (*)"));
    dialog->setObjectName(QStringLiteral("profileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ProfilingPage::open);
    dialog->open();
}

void ProfilingPage::open(const QStringList &paths)
{
    m_banner->say(CellState::None, {});
    int first = 0;
    for (const QString &path : paths) {
        const int id = m_opened.open(path);
        if (first == 0)
            first = id;
    }
    if (first != 0)
        m_bar->choose(first);
}

/// All that are read, of the kind of the one that is shown.
void ProfilingPage::merge()
{
    std::vector<ProfilePtr> profiles;
    for (const OpenedProfile &each : m_opened.all())
        if (each.opening == 0 && each.profile && m_focus.profile()
            && each.profile->format == m_focus.profile()->format)
            profiles.push_back(each.profile);
    if (profiles.size() < 2)
        return m_banner->say(CellState::Waiting,
                             tr("There are no two profiles of one kind to put together"));
    m_isMaking = true;
    m_background.run(
        [profiles] {
            auto merged = std::make_shared<Profile>(*mergedProfiles(profiles));
            merged->title = tr("mean of %n profiles", nullptr, int(profiles.size())).toStdString();
            merged->path.clear();
            return merged;
        },
        [this](ProfilePtr merged) {
            m_isMaking = false;
            show(std::move(merged));
        });
}

/// A model that is held against a run also says what its layers cost.
void ProfilingPage::takeOther(int id)
{
    const OpenedProfile *other = m_opened.find(id);
    m_focus.setOther(other != nullptr ? other->profile : nullptr);
    const OpenedProfile *shown = m_opened.find(m_shown);
    if (shown == nullptr || !shown->profile)
        return;
    const bool isModel = other != nullptr && other->profile && other->id != shown->id
        && other->profile->format == ProfileFormat::OnnxModel && !shown->profile->runs.empty();
    if (!isModel)
        return m_focus.setProfile(shown->profile, true);
    m_isMaking = true;
    m_background.run(
        [run = shown->profile, model = other->profile]() -> ProfilePtr {
            return std::make_shared<const Profile>(withCosts(Profile(*run), model.get()));
        },
        [this, id, of = m_shown](ProfilePtr joined) {
            m_isMaking = false;
            if (of == m_shown && id == m_bar->other())
                m_focus.setProfile(std::move(joined), true);
        });
}

void ProfilingPage::show(ProfilePtr profile)
{
    m_bar->choose(m_opened.add(std::move(profile)));
}

void ProfilingPage::showProfile(int id)
{
    const OpenedProfile *which = m_opened.find(id);
    const bool isSame = std::exchange(m_shown, id) == id;
    m_focus.setProfile(which != nullptr ? which->profile : nullptr, isSame);
    takeOther(m_bar->other());
    showState();
}

void ProfilingPage::showView(Page *view)
{
    if (view == nullptr)
        return;
    auto *shown = static_cast<ProfileView *>(view);
    if (m_focus.figures())
        shown->showFigures(m_focus.figures());
}

void ProfilingPage::showProgress()
{
    const OpenedProfile *which = m_opened.find(m_bar->shown());
    const bool isReading = which != nullptr && which->opening != 0;
    m_loading->setVisible(isReading);
    if (!isReading)
        return;
    m_loadingWords->setText(which->bytes == 0
                                ? tr("Reading %1").arg(shownName(which->title))
                                : tr("Reading %1: %2 of %3")
                                      .arg(shownName(which->title),
                                           formatText(double(which->bytesDone), Unit::Byte),
                                           formatText(double(which->bytes), Unit::Byte)));
    m_progress->setMaximum(which->bytes == 0 ? 0 : kSteps); // 0: busy, nobody knows how long
    if (which->bytes > 0)
        m_progress->setValue(int(double(which->bytesDone) / double(which->bytes) * kSteps));
}

void ProfilingPage::showState()
{
    showProgress();
    const OpenedProfile *which = m_opened.find(m_bar->shown());
    m_bar->setVisible(which != nullptr);
    const bool hasFigures = which != nullptr && m_focus.figures() != nullptr;
    m_stack->setCurrentIndex(hasFigures ? 0 : 1);
    if (hasFigures)
        return;
    if (which == nullptr) {
        m_empty->setText(tr("No profile opened"), howTo());
        m_empty->setAction(tr("Open profiles …"));
    } else {
        m_empty->setText(tr("Reading the profile …"),
                         tr("It is shown as soon as there is something to see."));
        m_empty->setAction({});
    }
}

void ProfilingPage::setAwake(bool awake)
{
    Page::setAwake(awake);
    m_views->setAwake(awake);
}

bool ProfilingPage::isSettled() const
{
    return Page::isSettled() && !m_opened.isReading() && !m_isMaking && m_focus.isSettled()
        && (m_focus.profile() == nullptr || m_views->isSettled());
}

ViewState ProfilingPage::view() const
{
    ViewState state = m_views->view();
    state[kRecentKey] = m_opened.recent().join(kLineEnd).toStdString();
    return state;
}

void ProfilingPage::setView(const ViewState &state)
{
    if (const auto recent = state.find(kRecentKey); recent != state.end())
        m_opened.setRecent(QString::fromStdString(recent->second).split(kLineEnd));
    m_views->setView(state);
}

bool ProfilingPage::focusFilter()
{
    return m_stack->currentIndex() == 0 && m_views->current()->focusFilter();
}

void ProfilingPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ProfilingPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    open(filesOf(*event->mimeData()));
}

} // namespace perfdeck
