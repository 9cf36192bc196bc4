// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/dashboard/ItemForm.h"

#include "core/dashboard/DashboardFile.h"
#include "widgets/pages/dashboard/ItemView.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace perfdeck {

namespace {

constexpr int kWidth = 320;
constexpr int kSeriesLines = 4;

using Kind = DashboardItem::Kind;

} // namespace

ItemForm::ItemForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_title(new QLineEdit)
    , m_series(new QPlainTextEdit)
    , m_expression(new QLineEdit)
    , m_rate(new QCheckBox(tr("Increase per second")))
    , m_statistic(new QComboBox)
    , m_problem(new StateLabel(style, TextSize::Small))
{
    setFixedWidth(kWidth);
    setAccessibleName(tr("What an item shows"));
    for (const Kind kind : {Kind::Tile, Kind::Chart, Kind::Table, Kind::HeatMap})
        m_kind->addItem(itemKindWord(kind), int(kind));
    for (const auto &[words, statistic] : {std::pair{tr("Newest"), TileStatistic::Last},
                                           std::pair{tr("Mean"), TileStatistic::Mean},
                                           std::pair{tr("Minimum"), TileStatistic::Minimum},
                                           std::pair{tr("Maximum"), TileStatistic::Maximum}})
        m_statistic->addItem(words, int(statistic));
    m_kind->view()->setAccessibleName(tr("Shown as"));
    m_statistic->view()->setAccessibleName(tr("Number"));
    m_kind->setObjectName(QStringLiteral("itemKind"));
    m_title->setObjectName(QStringLiteral("itemTitle"));
    m_series->setObjectName(QStringLiteral("itemSeries"));
    m_series->setPlaceholderText(QStringLiteral("inference_latency_seconds{quantile=\"0.95\"}"));
    m_series->setTabChangesFocus(true);
    m_series->setFixedHeight(QFontMetrics(style.font()).lineSpacing() * kSeriesLines + 12);
    m_expression->setObjectName(QStringLiteral("itemExpression"));
    m_expression->setPlaceholderText(QStringLiteral("rate(errors_total) / rate(requests_total)"));
    m_problem->setObjectName(QStringLiteral("itemProblem"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    addFields(*form);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ItemForm::offerFields);
}

void ItemForm::addFields(QFormLayout &form)
{
    const auto add = [&form](const QString &words, QWidget *field) {
        field->setAccessibleName(words);
        form.addRow(words, field);
    };
    add(tr("Shown as"), m_kind);
    add(tr("Title"), m_title);
    add(tr("Series, one per line"), m_series);
    add(tr("Or an expression"), m_expression);
    form.addRow(m_rate);
    add(tr("Number"), m_statistic);
    form.addRow(m_problem);
    auto *accept = new QPushButton(tr("Show"));
    accept->setObjectName(QStringLiteral("itemAccept"));
    accept->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(accept);
    form.addRow(buttons);
    connect(accept, &QPushButton::clicked, this, &ItemForm::accept);
    connect(cancel, &QPushButton::clicked, this, &ItemForm::cancelled);
    connect(m_title, &QLineEdit::returnPressed, this, &ItemForm::accept);
    connect(m_expression, &QLineEdit::returnPressed, this, &ItemForm::accept);
}

void ItemForm::edit(const DashboardItem &item)
{
    m_item = item;
    m_kind->setCurrentIndex(m_kind->findData(int(item.kind)));
    m_title->setText(QString::fromStdString(item.title));
    QStringList series;
    for (const Selector &selector : item.series)
        series.append(QString::fromStdString(selector.toString()));
    m_series->setPlainText(series.join(QChar(u'\n')));
    m_expression->setText(QString::fromStdString(item.expression));
    m_rate->setChecked(item.isRate);
    m_statistic->setCurrentIndex(m_statistic->findData(int(item.statistic)));
    m_problem->setState(CellState::None, {});
    offerFields();
    m_series->setFocus();
}

/// Only what this kind of item can use.
void ItemForm::offerFields()
{
    const auto kind = Kind(m_kind->currentData().toInt());
    m_expression->setEnabled(kind == Kind::Chart);
    m_rate->setEnabled(kind == Kind::Chart || kind == Kind::Tile);
    m_statistic->setEnabled(kind == Kind::Tile);
}

std::optional<DashboardItem> ItemForm::read()
{
    DashboardItem item = m_item;
    item.kind = Kind(m_kind->currentData().toInt());
    item.title = m_title->text().trimmed().toStdString();
    item.expression
        = m_expression->isEnabled() ? m_expression->text().trimmed().toStdString() : std::string();
    item.isRate = m_rate->isEnabled() && m_rate->isChecked();
    item.statistic = TileStatistic(m_statistic->currentData().toInt());
    item.series.clear();
    const QStringList lines = m_series->toPlainText().split(QChar(u'\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const auto selector = Selector::parse(line.trimmed().toStdString());
        if (!selector) {
            m_problem->setState(CellState::Critical,
                                QString::fromStdString(selector.error().message()));
            return std::nullopt;
        }
        item.series.push_back(*selector);
    }
    if (const Status status = checkItem(item); !status) {
        m_problem->setState(CellState::Critical, QString::fromStdString(status.error().message()));
        return std::nullopt;
    }
    return item;
}

void ItemForm::accept()
{
    if (const auto item = read())
        Q_EMIT accepted(*item);
    else
        m_problem->setToolTip(m_problem->text());
}

void ItemForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace perfdeck
