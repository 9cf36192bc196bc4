// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/Rail.h"

#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QButtonGroup>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

constexpr int kIconSize = 20;
constexpr int kMark = 3;

/// One entry: the button without its frame, and a mark at the left when it is current.
class RailButton final : public QToolButton
{
public:
    RailButton(const Style &style, QWidget *parent)
        : QToolButton(parent)
        , m_style(style)
    {
        setCheckable(true);
        setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
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
        icon().paint(&painter,
                     QRect((width() - side) / 2, top, side, side),
                     Qt::AlignCenter,
                     isEnabled() ? QIcon::Normal : QIcon::Disabled,
                     isChecked() ? QIcon::On : QIcon::Off);
        painter.setFont(m_style.font(TextSize::Small)); // the style sheet may take away its own
        painter.setPen(isChecked() ? theme.text : theme.dim);
        painter.drawText(rect().adjusted(0, top + side, 0, -Style::kGrid),
                         Qt::AlignHCenter | Qt::AlignVCenter,
                         text());
        if (hasFocus()) {
            painter.setPen(theme.accent);
            painter.drawRect(rect().adjusted(kMark + 1, 1, -2, -2));
        }
    }

private:
    [[nodiscard]] int iconSide() const { return m_style.scaled(kIconSize); }

    const Style &m_style;
};

} // namespace

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
    auto *button = new RailButton(m_style, this);
    button->setObjectName(objectName);
    button->setText(word);
    button->setToolTip(hint);
    button->setAccessibleName(word);
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
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

int Rail::current() const
{
    return m_group->checkedId();
}

void Rail::applyStyle()
{
    for (std::size_t index = 0; index < m_icons.size(); ++index) {
        QAbstractButton *button = m_group->button(int(index));
        button->setIcon(icon(m_icons[index], m_style));
    }
    update();
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().raised);
    painter.fillRect(width() - 1, 0, 1, height(), m_style.theme().line);
}

} // namespace perfdeck
