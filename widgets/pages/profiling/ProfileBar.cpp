// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/ProfileBar.h"

#include "widgets/pages/profiling/ProfileFocus.h"
#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kNameWidth = 240;
constexpr qsizetype kLongestName = 32; ///< of a layer, letters
constexpr double kNanosecond = 1e-9;

} // namespace

ProfileBar::ProfileBar(const Style &style,
                       OpenedProfiles &opened,
                       ProfileFocus &focus,
                       QWidget *parent)
    : QWidget(parent)
    , m_opened(opened)
    , m_focus(focus)
    , m_shown(new QComboBox)
    , m_other(new QComboBox)
    , m_open(new QToolButton)
    , m_merge(new QPushButton(tr("Merge")))
    , m_close(new QPushButton(tr("Close")))
{
    m_shown->setObjectName(QStringLiteral("shownProfile"));
    m_shown->setAccessibleName(tr("Profile"));
    m_other->setObjectName(QStringLiteral("otherProfile"));
    m_other->setAccessibleName(tr("Held against"));
    for (QComboBox *box : {m_shown, m_other}) {
        box->setMinimumContentsLength(26);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMaximumWidth(style.scaled(kNameWidth));
        box->view()->setAccessibleName(box->accessibleName());
    }
    m_open->setObjectName(QStringLiteral("openProfile"));
    m_open->setText(tr("Open …"));
    m_open->setAccessibleName(tr("Open a profile"));
    m_open->setToolTip(tr("Open profiles or models; the arrow shows those of before"));
    m_open->setPopupMode(QToolButton::MenuButtonPopup);
    auto *recent = new QMenu(m_open);
    recent->setObjectName(QStringLiteral("recentProfiles"));
    m_open->setMenu(recent);
    m_merge->setObjectName(QStringLiteral("mergeProfiles"));
    m_merge->setToolTip(tr("Put all that are open together: mean and interval of each layer"));
    m_merge->setAccessibleDescription(m_merge->toolTip());
    m_close->setObjectName(QStringLiteral("closeProfile"));
    m_close->setAccessibleName(tr("Close the profile"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Style::kGrid);
    layout->addWidget(m_shown);
    auto *against = new QLabel(tr("against"));
    against->setBuddy(m_other);
    layout->addWidget(against);
    layout->addWidget(m_other);
    layout->addWidget(m_open);
    layout->addWidget(m_merge);
    layout->addWidget(m_close);
    layout->addStretch(1);
    m_span = addChip("markedSpan", tr("End the mark: show all of the profile"));
    m_layer = addChip("chosenLayer", tr("Choose no layer"));
    connect(m_open, &QToolButton::clicked, this, &ProfileBar::openWanted);
    connect(recent, &QMenu::aboutToShow, this, &ProfileBar::fillRecent);
    connect(m_merge, &QPushButton::clicked, this, &ProfileBar::mergeWanted);
    connect(m_close, &QPushButton::clicked, this, [this] { m_opened.close(shown()); });
    connect(
        m_shown, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT shownChanged(shown()); });
    connect(
        m_other, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT otherChanged(other()); });
    connect(m_span, &QToolButton::clicked, &focus, [&focus] { focus.setSpan({}); });
    connect(m_layer, &QToolButton::clicked, &focus, [&focus] { focus.setLayer(kNoIndex); });
    connect(&opened, &OpenedProfiles::changed, this, &ProfileBar::showOpened);
    connect(&focus, &ProfileFocus::spanChanged, this, &ProfileBar::showSpan);
    connect(&focus, &ProfileFocus::layerChanged, this, &ProfileBar::showLayer);
    showOpened();
}

QToolButton *ProfileBar::addChip(const char *name, const QString &words)
{
    auto *chip = new QToolButton;
    chip->setObjectName(QString::fromLatin1(name));
    chip->setToolTip(words);
    chip->setAccessibleDescription(words);
    chip->hide();
    layout()->addWidget(chip);
    return chip;
}

int ProfileBar::shown() const
{
    return m_shown->currentData().toInt();
}

int ProfileBar::other() const
{
    return m_other->currentData().toInt();
}

void ProfileBar::choose(int id)
{
    m_shown->setCurrentIndex(std::max(0, m_shown->findData(id)));
}

void ProfileBar::chooseOther(int id)
{
    m_other->setCurrentIndex(std::max(0, m_other->findData(id)));
}

void ProfileBar::showOpened()
{
    const int shownBefore = shown();
    const int otherBefore = other();
    {
        const QSignalBlocker quiet(m_shown);
        const QSignalBlocker quietToo(m_other);
        m_shown->clear();
        m_other->clear();
        m_other->addItem(tr("nothing"), 0);
        for (const OpenedProfile &each : m_opened.all()) {
            const QString title = shownName(each.title);
            m_shown->addItem(title, each.id);
            m_other->addItem(title, each.id);
            m_shown->setItemData(m_shown->count() - 1, plainToolTip(each.path), Qt::ToolTipRole);
        }
        choose(shownBefore);
        chooseOther(otherBefore);
    }
    m_close->setEnabled(m_shown->count() > 0);
    m_other->setEnabled(m_shown->count() > 1);
    m_merge->setEnabled(m_shown->count() > 1);
    if (shown() != shownBefore)
        Q_EMIT shownChanged(shown());
    if (other() != otherBefore)
        Q_EMIT otherChanged(other());
}

void ProfileBar::fillRecent()
{
    QMenu *menu = m_open->menu();
    menu->clear();
    for (const QString &path : m_opened.recent())
        menu->addAction(QFileInfo(path).fileName().replace(QLatin1Char('&'), QStringLiteral("&&")),
                        this,
                        [this, path] { Q_EMIT recentWanted(path); })
            ->setToolTip(path);
    if (menu->isEmpty())
        menu->addAction(tr("No profile was opened before"))->setEnabled(false);
}

void ProfileBar::showSpan()
{
    const std::optional<ProfileSpan> span = m_focus.span();
    m_span->setVisible(span.has_value());
    if (span)
        m_span->setText(
            tr("Marked: %1 ✕").arg(formatText(double(span->length()) * kNanosecond, Unit::Second)));
}

void ProfileBar::showLayer()
{
    const ProfilePtr &profile = m_focus.profile();
    const std::uint32_t layer = m_focus.layer();
    const bool isChosen = profile && layer < profile->layers.size();
    m_layer->setVisible(isChosen);
    if (!isChosen)
        return;
    QString name = layerName(profile->layers[layer]);
    if (name.size() > kLongestName)
        name = QStringLiteral("…") + name.right(kLongestName);
    m_layer->setText(tr("Layer: %1 ✕").arg(name));
}

} // namespace perfdeck
