// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/Rail.h"

#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kIconSize = 20;
constexpr int kMark = 3;
constexpr int kMostCounted = 99; // more is "99+": the badge stays beside the icon

} // namespace

/// One entry: the button without its frame, a mark at the left when it is current, a badge at its
/// icon when something waits there.
class RailButton final : public QToolButton
{
    Q_DECLARE_TR_FUNCTIONS(Rail)

public:
    RailButton(const Style &style, const QString &word, const QString &hint, QWidget *parent)
        : QToolButton(parent)
        , m_style(style)
        , m_hint(hint)
    {
        setCheckable(true);
        setText(word);
        setToolTip(hint);
        setAccessibleName(word);
        setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setBadge(int count, Severity severity)
    {
        m_count = std::max(count, 0);
        m_severity = severity;
        const QString words = badgeWords();
        setAccessibleDescription(words);
        setToolTip(words.isEmpty() ? m_hint : m_hint + QChar(u'\n') + words);
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_style.font(TextSize::Small));
        return {metrics.horizontalAdvance(text()) + 4 * Style::kGrid,
                iconSide() + metrics.height() + 5 * Style::kGrid};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = m_style.theme();
        if (isChecked() || underMouse())
            painter.fillRect(rect(), theme.hover);
        if (isChecked())
            painter.fillRect(0, 0, kMark, height(), theme.accent);
        const int top = 2 * Style::kGrid;
        const int side = iconSide();
        const QRect place((width() - side) / 2, top, side, side);
        icon().paint(&painter,
                     place,
                     Qt::AlignCenter,
                     isEnabled() ? QIcon::Normal : QIcon::Disabled,
                     isChecked() ? QIcon::On : QIcon::Off);
        painter.setFont(m_style.font(TextSize::Small)); // the style sheet may take away its own
        painter.setPen(isChecked() ? theme.text : theme.dim);
        painter.drawText(rect().adjusted(0, top + side, 0, -Style::kGrid),
                         Qt::AlignHCenter | Qt::AlignVCenter,
                         text());
        if (m_count > 0)
            paintBadge(painter, place);
        if (hasFocus()) {
            painter.setPen(theme.accent);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect().adjusted(kMark + 1, 1, -2, -2));
        }
    }

private:
    [[nodiscard]] int iconSide() const { return m_style.scaled(kIconSize); }

    [[nodiscard]] QString badgeWords() const
    {
        if (m_count == 0)
            return {};
        switch (m_severity) {
        case Severity::Critical:
            return tr("%n to look at, at least one critical", nullptr, m_count);
        case Severity::Warning:
            return tr("%n to look at, at worst a warning", nullptr, m_count);
        case Severity::Info:
            break;
        }
        return tr("%n to look at", nullptr, m_count);
    }

    /// Over the upper right corner of the icon. Without colour the shape tells how grave it is:
    /// critical has corners, a warning is round, the rest is a ring.
    void paintBadge(QPainter &painter, const QRect &icon) const
    {
        const Theme &theme = m_style.theme();
        const QFont font = m_style.numberFont(TextSize::Small, TextWeight::Strong);
        const QFontMetrics metrics(font);
        const QString number = m_count > kMostCounted ? QStringLiteral("%1+").arg(kMostCounted)
                                                      : QString::number(m_count);
        const int high = metrics.ascent() + Style::kGrid / 2;
        const int wide = std::max(high, metrics.horizontalAdvance(number) + 2 * Style::kGrid);
        QRect area(icon.right() - Style::kGrid, Style::kGrid, wide, high);
        area.moveRight(std::min(area.right(), width() - Style::kGrid / 2));
        const bool isRing = m_severity == Severity::Info;
        const QColor color = m_style.severityColor(m_severity);
        const QColor fill = isRing ? theme.raised : color;
        const qreal radius = m_severity == Severity::Critical ? 2 : high / 2.0;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(isRing ? color : theme.raised);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.setFont(font);
        painter.setPen(isRing ? theme.text : theme.textOn(fill));
        painter.drawText(area, Qt::AlignCenter, number);
        painter.restore();
    }

    const Style &m_style;
    QString m_hint;
    int m_count = 0;
    Severity m_severity = Severity::Info;
};

Rail::Rail(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_layout(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_layout->setContentsMargins(0, Style::kGrid, 1, Style::kGrid);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::chosen);
    connect(&style, &Style::changed, this, &Rail::applyStyle);
}

int Rail::addEntry(const QString &objectName,
                   const QString &word,
                   const QString &iconName,
                   const QString &hint)
{
    const int index = int(m_icons.size());
    auto *button = new RailButton(m_style, word, hint, this);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName, m_style));
    QWidget *before = index == 0 ? static_cast<QWidget *>(this) : m_group->button(index - 1);
    m_group->addButton(button, index);
    setTabOrder(before, button); // the rail comes first, however late it is filled
    m_layout->insertWidget(index, button);
    m_icons.push_back(iconName);
    return index;
}

void Rail::setCurrent(int index)
{
    if (RailButton *entry = button(index))
        entry->setChecked(true);
}

void Rail::setBadge(int index, int count, Severity severity)
{
    if (RailButton *entry = button(index))
        entry->setBadge(count, severity);
}

RailButton *Rail::button(int index) const
{
    return static_cast<RailButton *>(m_group->button(index)); // addEntry() adds no others
}

int Rail::current() const
{
    return m_group->checkedId();
}

void Rail::applyStyle()
{
    for (std::size_t index = 0; index < m_icons.size(); ++index)
        button(int(index))->setIcon(icon(m_icons[index], m_style));
    update();
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().raised);
    painter.fillRect(width() - 1, 0, 1, height(), m_style.theme().line);
}

} // namespace perfdeck
