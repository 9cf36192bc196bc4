// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartView.h"

#include "widgets/charts/ChartTableView.h"
#include "widgets/export/PictureMark.h"

#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSvgGenerator>
#include <QTimer>

#include <memory>
#include <utility>

namespace perfdeck {

using namespace std::chrono_literals;

namespace {

constexpr auto kWordsPause = 250ms; // nobody reads faster
constexpr auto kTablePause = 1000ms;
/// Parts of an SVG that are pixels are made this fine.
constexpr qreal kVectorScale = 4;

QTimer *pause(QObject *parent, std::chrono::milliseconds length)
{
    auto *timer = new QTimer(parent);
    timer->setSingleShot(true);
    timer->setInterval(length);
    return timer;
}

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// The key is shown only: the chart takes it itself.
QAction *add(QMenu &menu, const char *name, const QString &words, const char *key = nullptr)
{
    QAction *action
        = menu.addAction(key == nullptr ? words : words + QChar(u'\t') + QLatin1String(key));
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

} // namespace

ChartView::ChartView(Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_zone(QTimeZone::systemTimeZone())
    , m_wordsTimer(pause(this, kWordsPause))
    , m_tableTimer(pause(this, kTablePause))
{
    setFocusPolicy(Qt::StrongFocus);
    connect(m_tableTimer, &QTimer::timeout, this, &ChartView::refreshTable);
    connect(m_wordsTimer, &QTimer::timeout, this, [this] {
        if (std::exchange(m_wordsBehind, false))
            refreshWords();
    });
}

ChartView::~ChartView() = default;

void ChartView::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    contentChanged();
    update();
}

void ChartView::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (m_table != nullptr)
        m_table->numbers().setTimeZone(zone);
    update();
}

int ChartView::headerHeight() const
{
    return QFontMetrics(m_style.font(TextSize::Normal, TextWeight::Strong)).height()
        + 3 * Style::kGrid;
}

void ChartView::contentChanged()
{
    if (m_wordsTimer->isActive())
        m_wordsBehind = true;
    else
        refreshWords();
    if (isTableShown() && !m_tableTimer->isActive())
        m_tableTimer->start();
}

void ChartView::refreshWords()
{
    setAccessibleDescription(description());
    m_wordsTimer->start();
}

void ChartView::refreshTable()
{
    if (isTableShown())
        m_table->setTable(std::make_shared<const DataTable>(table()));
}

QImage ChartView::toImage(qreal scale)
{
    QImage image((QSizeF(size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(m_style.paperTheme().raised);
    QPainter painter(&image);
    paintPaper(painter, scale);
    paintPictureMark(painter, *this, m_style);
    return image;
}

QByteArray ChartView::toPng(qreal scale)
{
    return pngOf(toImage(scale));
}

QByteArray ChartView::toSvg()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(rect());
    generator.setResolution(96); // CSS pixels
    generator.setTitle(m_title);
    generator.setDescription(description());
    QPainter painter(&generator);
    painter.fillRect(rect(), m_style.paperTheme().raised);
    paintPaper(painter, kVectorScale);
    paintPictureMark(painter, *this, m_style);
    painter.end();
    return bytes;
}

QString ChartView::toCsv() const
{
    return tableText(table(), TextFormat::Csv);
}

QString ChartView::toTsv() const
{
    return tableText(table(), TextFormat::Tsv);
}

void ChartView::copyPicture()
{
    QGuiApplication::clipboard()->setImage(toImage());
}

void ChartView::copyData()
{
    QGuiApplication::clipboard()->setText(toTsv());
}

void ChartView::savePng(qreal scale)
{
    // Painted here, packed by the writer: that takes a second for a large picture.
    FileSaver::of(*this).save(*this,
                              suggestedFileName(m_title, QStringLiteral("png")),
                              tr("Pictures (*.png)"),
                              [this, scale](const QString &) {
                                  return wholeContent(
                                      [image = toImage(scale)] { return pngOf(image); });
                              });
}

void ChartView::saveSvg()
{
    FileSaver::of(*this).save(
        *this,
        suggestedFileName(m_title, QStringLiteral("svg")),
        tr("Vector pictures (*.svg)"),
        [this](const QString &) { return wholeContent([bytes = toSvg()] { return bytes; }); });
}

void ChartView::saveCsv()
{
    FileSaver::of(*this).saveTable(*this, m_title, std::make_shared<const DataTable>(table()));
}

void ChartView::saveSamples(TimeRange range)
{
    if (m_samples)
        return FileSaver::of(*this).save(
            *this,
            suggestedFileName(m_title, QStringLiteral("csv")),
            tr("Tables (*.csv)"),
            [this, range](const QString &) { return m_samples(range); });
    FileSaver::of(*this).saveTable(
        *this, m_title, std::make_shared<const DataTable>(rowsWithin(table(), range)));
}

void ChartView::setSampleSource(std::function<FileContent(TimeRange)> source)
{
    m_samples = std::move(source);
}

void ChartView::addToMenu(QMenu &) { }

QRect ChartView::tableArea() const
{
    return rect().adjusted(1, headerHeight(), -1, -1);
}

bool ChartView::isTableShown() const
{
    return m_table != nullptr && !m_table->isHidden();
}

void ChartView::makeTableView()
{
    m_table = new ChartTableView(m_style, this);
    m_table->hide();
    m_table->numbers().setTimeZone(m_zone);
    connect(m_table, &ChartTableView::closeWanted, this, [this] { setTableShown(false); });
}

void ChartView::setTableShown(bool shown)
{
    if (shown == isTableShown())
        return;
    const bool hadFocus = hasFocus() || (m_table != nullptr && m_table->hasFocus());
    if (m_table == nullptr)
        makeTableView();
    m_table->setAccessibleName(tr("%1, as a table").arg(m_title));
    m_table->setGeometry(tableArea());
    m_table->setVisible(shown);
    m_table->raise();
    refreshTable();
    if (hadFocus)
        (shown ? static_cast<QWidget *>(m_table) : this)->setFocus(Qt::OtherFocusReason);
    Q_EMIT tableShown(shown);
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier)
        return setTableShown(!isTableShown());
    if (event->matches(QKeySequence::Copy))
        return copyData();
    if (event->key() == Qt::Key_C
        && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        return copyPicture();
    QWidget::keyPressEvent(event);
}

void ChartView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("chartMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(add(*menu, "copyPicture", tr("Copy picture"), "Ctrl+Shift+C"),
            &QAction::triggered,
            this,
            &ChartView::copyPicture);
    connect(add(*menu, "copyData", tr("Copy data"), "Ctrl+C"),
            &QAction::triggered,
            this,
            &ChartView::copyData);
    menu->addSeparator();
    QMenu *pictures = menu->addMenu(tr("Save picture"));
    for (const int scale : {1, 2, 4})
        connect(add(*pictures,
                    qPrintable(QStringLiteral("savePng%1").arg(scale)),
                    tr("PNG, %1 × %2 pixels…").arg(width() * scale).arg(height() * scale)),
                &QAction::triggered,
                this,
                [this, scale] { savePng(scale); });
    connect(add(*pictures, "saveSvg", tr("SVG…")), &QAction::triggered, this, &ChartView::saveSvg);
    connect(add(*menu, "saveCsv", tr("Save data as CSV…")), &QAction::triggered, this, [this] {
        saveCsv();
    });
    menu->addSeparator();
    QAction *asTable = add(*menu, "showTable", tr("Show as table"), "T");
    asTable->setCheckable(true);
    asTable->setChecked(isTableShown());
    connect(asTable, &QAction::toggled, this, &ChartView::setTableShown);
    menu->addSeparator();
    addToMenu(*menu);
    menu->addActions(actions()); // what the place of the chart offers
    menu->popup(event->globalPos());
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_table != nullptr)
        m_table->setGeometry(tableArea());
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace perfdeck
