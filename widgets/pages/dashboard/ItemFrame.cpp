// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/dashboard/ItemFrame.h"

#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kHandle = 4 * Style::kGrid;

} // namespace

/// Lies over the content while the board is edited.
class ItemFrame::Sheet final : public QWidget
{
public:
    Sheet(ItemFrame &frame, const Style &style)
        : QWidget(&frame)
        , m_frame(frame)
        , m_style(style)
    {
        setFocusPolicy(Qt::StrongFocus);
        setMouseTracking(true);
        setObjectName(QStringLiteral("itemSheet"));
        setAccessibleName(itemTitle(frame.item()));
        setAccessibleDescription(
            tr("%1; arrows move it, Shift with arrows resizes it, S splits, Delete removes, Enter "
               "changes it")
                .arg(itemKindWord(frame.item().kind)));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(Style::kGrid, Style::kGrid, Style::kGrid, Style::kGrid);
        layout->setAlignment(Qt::AlignTop | Qt::AlignRight);
        addButton(*layout, "settings", tr("Change (Enter)"), &ItemFrame::changeWanted);
        addButton(*layout, "copy", tr("Split (S)"), &ItemFrame::splitWanted);
        addButton(*layout, "remove", tr("Remove (Delete)"), &ItemFrame::removeWanted);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor veil = m_style.theme().raised;
        veil.setAlphaF(0.35F);
        painter.fillRect(rect(), veil);
        painter.setPen(QPen(hasFocus() ? m_style.theme().accent : m_style.theme().dim,
                            hasFocus() ? 2 : 1,
                            hasFocus() ? Qt::SolidLine : Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Style::kGrid, Style::kGrid);
        painter.setPen(QPen(m_style.theme().text, 1.5));
        for (const int inset : {4, 8, 12})
            painter.drawLine(width() - inset - 2, height() - 4, width() - 4, height() - inset - 2);
    }

    void mousePressEvent(QMouseEvent *event) override
    {
        m_pressed = event->globalPosition().toPoint();
        m_isAtHandle = isAtHandle(event->position());
        setFocus();
    }

    void mouseMoveEvent(QMouseEvent *event) override
    {
        setCursor(isAtHandle(event->position()) ? Qt::SizeFDiagCursor : Qt::SizeAllCursor);
        if ((event->buttons() & Qt::LeftButton) == 0)
            return;
        const QPoint by = event->globalPosition().toPoint() - m_pressed;
        if (m_isAtHandle)
            Q_EMIT m_frame.stretched(by);
        else
            Q_EMIT m_frame.dragged(by);
    }

    void mouseReleaseEvent(QMouseEvent *) override { Q_EMIT m_frame.dropped(); }

    void mouseDoubleClickEvent(QMouseEvent *) override { Q_EMIT m_frame.changeWanted(); }

    bool event(QEvent *event) override
    {
        // Arrows and letters belong to the item here, whatever they mean to the window.
        if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event)))
            event->accept();
        return QWidget::event(event);
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (!isOurs(*event)) {
            QWidget::keyPressEvent(event);
            return;
        }
        const bool isResized = event->modifiers().testFlag(Qt::ShiftModifier);
        switch (event->key()) {
        case Qt::Key_Left:
            Q_EMIT m_frame.stepWanted(-1, 0, isResized);
            break;
        case Qt::Key_Right:
            Q_EMIT m_frame.stepWanted(1, 0, isResized);
            break;
        case Qt::Key_Up:
            Q_EMIT m_frame.stepWanted(0, -1, isResized);
            break;
        case Qt::Key_Down:
            Q_EMIT m_frame.stepWanted(0, 1, isResized);
            break;
        case Qt::Key_S:
            Q_EMIT m_frame.splitWanted();
            break;
        case Qt::Key_Delete:
            Q_EMIT m_frame.removeWanted();
            break;
        default:
            Q_EMIT m_frame.changeWanted();
        }
    }

    void focusInEvent(QFocusEvent *) override { update(); }

    void focusOutEvent(QFocusEvent *) override { update(); }

private:
    static bool isOurs(const QKeyEvent &event)
    {
        const bool isArrow = event.key() == Qt::Key_Left || event.key() == Qt::Key_Right
            || event.key() == Qt::Key_Up || event.key() == Qt::Key_Down;
        if (isArrow)
            return (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
        return event.modifiers() == Qt::NoModifier
            && (event.key() == Qt::Key_S || event.key() == Qt::Key_Delete
                || event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter);
    }

    [[nodiscard]] bool isAtHandle(QPointF at) const
    {
        return at.x() > width() - kHandle && at.y() > height() - kHandle;
    }

    void addButton(QHBoxLayout &layout,
                   const char *iconName,
                   const QString &words,
                   void (ItemFrame::*wish)())
    {
        auto *button = new QToolButton;
        button->setIcon(icon(QString::fromLatin1(iconName), m_style));
        button->setToolTip(words);
        button->setAccessibleName(words);
        button->setCursor(Qt::ArrowCursor);
        connect(button, &QToolButton::clicked, &m_frame, wish);
        layout.addWidget(button);
    }

    ItemFrame &m_frame;
    const Style &m_style;
    QPoint m_pressed;
    bool m_isAtHandle = false;
};

ItemFrame::ItemFrame(const PageContext &context, DashboardItem item, QWidget *parent)
    : QWidget(parent)
    , m_item(std::move(item))
    , m_view(makeItemView(context, m_item, this))
    , m_focusPolicy(m_view.widget->focusPolicy())
    , m_sheet(new Sheet(*this, context.style))
{
    setObjectName(QStringLiteral("dashboardItem"));
    m_view.widget->show();
    m_sheet->hide();
}

void ItemFrame::setEdited(bool edited)
{
    m_sheet->setVisible(edited);
    m_sheet->raise();
    m_view.widget->setFocusPolicy(edited ? Qt::NoFocus : m_focusPolicy);
}

void ItemFrame::resizeEvent(QResizeEvent *)
{
    m_view.widget->setGeometry(rect());
    m_sheet->setGeometry(rect());
}

} // namespace perfdeck
