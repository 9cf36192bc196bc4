// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/PinnedReadout.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolButton>

#include <algorithm>

namespace perfdeck {

namespace {

QString cell(const QString &text, const char *style)
{
    return QStringLiteral("<td style=\"padding-right:8px;%1\">%2</td>")
        .arg(QLatin1String(style), text.toHtmlEscaped());
}

/// How much is said of each row: all of it where there is room.
enum class Detail
{
    All,
    ShortNames,
    NoNotes,
    NoSamples
};
constexpr int kShortName = 150;

/// Text from outside is escaped.
QString toHtml(const ReadoutContent &content,
               const Theme &theme,
               const QFontMetrics &metrics,
               Detail detail)
{
    QString rows;
    for (const ReadoutContent::Row &row : content.rows) {
        const QString name = detail == Detail::All
            ? row.name
            : metrics.elidedText(row.name, Qt::ElideMiddle, kShortName);
        rows += QStringLiteral("<tr><td style=\"color:%1;padding-right:6px\">▬</td>")
                    .arg(row.color.name())
            + cell(name, "white-space:nowrap;")
            + cell(row.value, "text-align:right;font-weight:600;white-space:nowrap;");
        if (detail < Detail::NoNotes)
            rows += cell(row.note, "white-space:nowrap;");
        if (detail < Detail::NoSamples)
            rows += cell(row.sampled, "");
        rows += QStringLiteral("</tr>");
    }
    return QStringLiteral("<div style=\"color:%1\">%2</div><table>%3</table>"
                          "<div style=\"color:%1\">%4</div>")
        .arg(theme.dim.name(),
             content.time.toHtmlEscaped(),
             rows,
             content.foot.join(QStringLiteral("\n")).toHtmlEscaped());
}

} // namespace

PinnedReadout::PinnedReadout(Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_words(new QLabel(this))
{
    setObjectName(QStringLiteral("pinnedReadout"));
    setAccessibleName(tr("Pinned values"));
    m_words->setTextFormat(Qt::RichText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setObjectName(QStringLiteral("pinnedWords"));
    m_words->setAccessibleName(tr("Pinned values"));
    auto *close = new QToolButton(this);
    close->setText(QStringLiteral("✕"));
    close->setProperty("flat", true);
    close->setAccessibleName(tr("Free the values"));
    close->setToolTip(tr("Free the values (Esc)"));
    connect(close, &QToolButton::clicked, this, &PinnedReadout::freed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 8);
    layout->addWidget(m_words);
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(&style, &Style::changed, this, &PinnedReadout::applyStyle);
    applyStyle();
    hide();
}

void PinnedReadout::applyStyle()
{
    const Theme &theme = m_style.theme();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, theme.text);
    setPalette(colors);
    m_words->setFont(m_style.numberFont(TextSize::Small));
}

void PinnedReadout::pin(const ReadoutContent &content, int x, const QRect &area)
{
    for (const Detail detail :
         {Detail::All, Detail::ShortNames, Detail::NoNotes, Detail::NoSamples}) {
        m_words->setText(toHtml(content, m_style.theme(), m_words->fontMetrics(), detail));
        if (sizeHint().width() <= area.width())
            break;
    }
    place(x, area);
}

void PinnedReadout::showHtml(const QString &html, int x, const QRect &area)
{
    m_words->setText(html);
    place(x, area);
}

void PinnedReadout::place(int x, const QRect &area)
{
    layout()->activate();
    adjustSize();
    resize(size().boundedTo(area.size()));
    const QPoint at = besideLine(size(), x, area);
    move(std::clamp(at.x(), area.left(), std::max(area.left(), area.right() - width())), at.y());
    raise();
    show();
}

QString PinnedReadout::text() const
{
    return QTextDocumentFragment::fromHtml(m_words->text()).toPlainText();
}

void PinnedReadout::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintReadoutBox(painter, rect(), m_style.theme());
}

void PinnedReadout::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT freed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace perfdeck
