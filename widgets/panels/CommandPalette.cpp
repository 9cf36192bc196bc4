// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/CommandPalette.h"

#include "widgets/style/Style.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kWidest = 680;
constexpr int kHighest = 460;
constexpr int kFromTop = 44;
constexpr int kPadding = 2 * Style::kGrid;

/// A row: what it is called with the typed letters marked, behind it dimly the detail, and at the
/// right its kind.
class PaletteDelegate final : public QStyledItemDelegate
{
public:
    PaletteDelegate(const Style &style, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_style(style)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, QFontMetrics(m_style.font()).height() + 2 * Style::kGrid};
    }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = m_style.theme();
        const bool isChosen = (option.state & QStyle::State_Selected) != 0;
        if (isChosen) {
            painter->fillRect(option.rect, theme.hover);
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                              theme.accent);
        }
        QRect area = option.rect.adjusted(kPadding + 3, 0, -kPadding, 0);
        const QFont small = m_style.font(TextSize::Small);
        const QString kind = index.data(PaletteModel::KindRole).toString();
        painter->setFont(small);
        painter->setPen(theme.dim);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, kind);
        area.setRight(area.right() - QFontMetrics(small).horizontalAdvance(kind) - kPadding);
        const int used = paintWords(*painter, area, index);
        area.setLeft(area.left() + used + kPadding);
        painter->setFont(small);
        painter->setPen(theme.dim);
        const QString detail = index.data(PaletteModel::DetailRole).toString();
        painter->drawText(area,
                          Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(small).elidedText(detail, Qt::ElideMiddle, area.width()));
    }

private:
    /// Returns the width.
    int paintWords(QPainter &painter, const QRect &area, const QModelIndex &index) const
    {
        const QFont font = m_style.font();
        const QFontMetrics metrics(font);
        const QString words
            = metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width());
        QList<QTextLayout::FormatRange> marks;
        QTextCharFormat format;
        format.setForeground(m_style.theme().accent);
        format.setFontWeight(QFont::DemiBold);
        const auto positions = index.data(PaletteModel::PositionsRole).value<QList<int>>();
        for (const int at : positions)
            if (at < words.size())
                marks.append({at, 1, format});
        QTextLayout layout(words, font);
        layout.setFormats(marks);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(area.width() + 1);
        layout.endLayout();
        painter.setPen(m_style.theme().text);
        layout.draw(&painter,
                    QPointF(area.left(), area.top() + (area.height() - line.height()) / 2));
        return int(line.naturalTextWidth());
    }

    const Style &m_style;
};

} // namespace

CommandPalette::CommandPalette(const Style &style, QWidget *parent)
    : QFrame(parent)
    , m_style(style)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_count(new QLabel)
{
    setObjectName(QStringLiteral("palette"));
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(style, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps the keys
    m_list->setAccessibleName(tr("What fits"));
    m_list->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPadding, kPadding, kPadding, Style::kGrid);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_count);
    m_field->installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, &m_model, &PaletteModel::setPattern);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CommandPalette::selectFirst);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(&style, &Style::changed, this, &CommandPalette::applyStyle);
    applyStyle();
    hide();
}

void CommandPalette::open(const QString &hint,
                          std::vector<PaletteItem> items,
                          const QStringList &recent)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    setAccessibleName(hint);
    m_field->setAccessibleName(hint);
    m_field->setPlaceholderText(hint);
    m_field->clear();
    m_model.setRecent(recent);
    m_model.setItems(std::move(items));
    place();
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::addItems(std::vector<PaletteItem> items)
{
    const int row = m_list->currentIndex().row();
    m_model.addItems(std::move(items));
    if (row > 0)
        m_list->setCurrentIndex(m_model.index(std::min(row, m_model.rowCount() - 1)));
}

void CommandPalette::applyStyle()
{
    m_count->setFont(m_style.font(TextSize::Small));
    QPalette dim = m_count->palette();
    dim.setColor(QPalette::WindowText, m_style.theme().dim);
    m_count->setPalette(dim);
    update();
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(kWidest, room.width() - 2 * kPadding);
    const int height = std::min(kHighest, room.height() - kFromTop - kPadding);
    setGeometry((room.width() - width) / 2, kFromTop, width, height);
}

void CommandPalette::selectFirst()
{
    m_list->setCurrentIndex(m_model.index(0));
    m_list->scrollToTop();
    showCount();
}

void CommandPalette::showCount()
{
    const int fitting = m_model.fitting();
    m_count->setText(fitting == 0 ? tr("Nothing fits")
                         : fitting > PaletteModel::kMostShown
                         ? tr("%n fit, the best are shown", nullptr, fitting)
                         : tr("%n fit", nullptr, fitting));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return handleKey(*static_cast<QKeyEvent *>(event));
    const bool left = watched == m_field && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason;
    if (left)
        hide();
    return QFrame::eventFilter(watched, event);
}

bool CommandPalette::handleKey(QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QApplication::sendEvent(m_list, &event);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go in here
    default:
        return false;
    }
}

void CommandPalette::run(const QModelIndex &index)
{
    const PaletteItem *item = m_model.item(index.row());
    if (item == nullptr)
        return;
    const PaletteItem taken = *item; // what it does may open the palette again
    dismiss();
    taken.run();
    Q_EMIT chosen(taken.id);
}

void CommandPalette::dismiss()
{
    hide();
    QWidget *next = m_before && m_before->isVisible() ? m_before.data() : parentWidget();
    next->setFocus();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().raised);
    painter.setPen(m_style.theme().line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace perfdeck
