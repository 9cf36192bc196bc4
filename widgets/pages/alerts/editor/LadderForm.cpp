// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/LadderForm.h"

#include "widgets/panels/CheckedField.h"
#include "widgets/style/Style.h"
#include "widgets/style/ValueInput.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kDistance = 0.1; ///< of the level
constexpr std::array kNames{"Info", "Warning", "Critical"}; // of objects

} // namespace

std::optional<double> offeredClear(Comparator comparator, double raise)
{
    switch (comparator) {
    case Comparator::Above:
    case Comparator::AtLeast:
        return raise - kDistance * std::abs(raise);
    case Comparator::Below:
    case Comparator::AtMost:
        return raise + kDistance * std::abs(raise);
    case Comparator::Equal:
    case Comparator::NotEqual:
        break;
    }
    return std::nullopt;
}

LadderForm::LadderForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_comparator(new QComboBox)
    , m_offer(new QPushButton(tr("&Offer clear levels")))
{
    m_comparator->setObjectName(QStringLiteral("ruleComparator"));
    m_comparator->setAccessibleName(tr("Comparison"));
    m_comparator->view()->setAccessibleName(m_comparator->accessibleName());
    for (const auto &[words, comparator] : {std::pair(tr("is above"), Comparator::Above),
                                            std::pair(tr("is at least"), Comparator::AtLeast),
                                            std::pair(tr("is below"), Comparator::Below),
                                            std::pair(tr("is at most"), Comparator::AtMost),
                                            std::pair(tr("equals"), Comparator::Equal),
                                            std::pair(tr("is not"), Comparator::NotEqual)})
        m_comparator->addItem(words, int(comparator));
    m_offer->setObjectName(QStringLiteral("ruleOfferClear"));
    m_offer->setToolTip(
        tr("A tenth back from each level: what hovers about it does not come and go"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * Style::kGrid);
    grid->setVerticalSpacing(Style::kGrid);
    grid->addWidget(new QLabel(tr("The number")), 0, 0);
    grid->addWidget(m_comparator, 0, 1);
    grid->addWidget(new QLabel(tr("ends at")), 0, 2);
    grid->addWidget(new QLabel(tr("for")), 0, 3);
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical})
        addRow(*grid, style, severity);
    grid->addWidget(m_offer, 4, 2, 1, 2);
    for (const int column : {1, 2, 3})
        grid->setColumnStretch(column, 1);
    connect(m_offer, &QPushButton::clicked, this, &LadderForm::offerClear);
    connect(m_comparator, &QComboBox::currentIndexChanged, this, [this] {
        checkAll();
        Q_EMIT edited();
    });
}

void LadderForm::addRow(QGridLayout &grid, const Style &style, Severity severity)
{
    const auto at = std::size_t(severity);
    const QString word = severity == Severity::Critical ? tr("critical")
        : severity == Severity::Warning                 ? tr("warning")
                                                        : tr("info");
    const auto name
        = [at](const char *what) -> QByteArray { return QByteArray(what) + kNames[at]; };
    Row &row = m_rows[at];
    row.raise = new ValueField(style, name("raise"), tr("Level of %1").arg(word));
    row.clear = new ValueField(style, name("clear"), tr("End of %1").arg(word));
    row.clear->edit().setPlaceholderText(tr("the level"));
    row.pending = new DurationField(style,
                                    name("pending"),
                                    tr("How long before %1").arg(word),
                                    {Duration(0), std::chrono::days(30)});
    const int line = int(at) + 1;
    auto *label = new QLabel(word);
    label->setBuddy(row.raise);
    grid.addWidget(label, line, 0, Qt::AlignTop);
    grid.addWidget(row.raise, line, 1, Qt::AlignTop);
    grid.addWidget(row.clear, line, 2, Qt::AlignTop);
    grid.addWidget(row.pending, line, 3, Qt::AlignTop);
    for (CheckedField *field : std::initializer_list<CheckedField *>{row.raise, row.clear})
        connect(field, &CheckedField::edited, this, [this] {
            checkAll();
            Q_EMIT edited();
        });
    connect(row.pending, &CheckedField::edited, this, &LadderForm::edited);
}

/// What is right in one field depends on the others.
void LadderForm::checkAll()
{
    const bool hasAny
        = std::ranges::any_of(m_rows, [](const Row &row) { return !row.raise->text().isEmpty(); });
    const auto comparator = static_cast<Comparator>(m_comparator->currentData().toInt());
    for (Row &row : m_rows) {
        row.raise->check();
        row.clear->check();
        if (row.clear->isFine() && row.clear->value() && !row.raise->value())
            row.clear->setProblem(tr("There is no level that it ends"));
        if (const auto raise = row.raise->value(), clear = row.clear->value(); raise && clear) {
            const auto offered = offeredClear(comparator, *raise);
            const bool isBelow = offered && *offered < *raise;
            if (!offered || (isBelow ? *clear > *raise : *clear < *raise))
                row.clear->setProblem(tr("It has to lie on the good side of the level"));
        }
    }
    if (!hasAny)
        m_rows[std::size_t(Severity::Warning)].raise->setProblem(tr("At least one level"));
}

void LadderForm::offerClear()
{
    const auto comparator = static_cast<Comparator>(m_comparator->currentData().toInt());
    for (Row &row : m_rows) {
        const std::optional<double> raise = row.raise->value();
        row.clear->setValue(raise ? offeredClear(comparator, *raise) : std::nullopt);
    }
    checkAll();
    Q_EMIT edited();
}

void LadderForm::edit(const AlertLadder &ladder, const std::array<Duration, 3> &pending)
{
    m_comparator->setCurrentIndex(std::max(0, m_comparator->findData(int(ladder.comparator))));
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        m_rows[at].raise->setValue(ladder.raise[at]);
        m_rows[at].clear->setValue(ladder.clear[at]);
        m_rows[at].pending->setValue(pending[at]);
    }
    checkAll();
}

void LadderForm::setUnit(Unit unit)
{
    const QString example = valueInput(unit == Unit::Ratio ? 0.9 : 250, unit);
    for (Row &row : m_rows) {
        row.raise->setUnit(unit);
        row.clear->setUnit(unit);
        row.raise->edit().setPlaceholderText(example);
    }
    checkAll();
}

std::optional<AlertLadder> LadderForm::ladder() const
{
    AlertLadder ladder;
    ladder.comparator = static_cast<Comparator>(m_comparator->currentData().toInt());
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const Row &row = m_rows[at];
        if (!row.raise->isFine() || !row.clear->isFine() || !row.pending->isFine())
            return std::nullopt;
        ladder.raise[at] = row.raise->value();
        ladder.clear[at] = row.clear->value();
    }
    return ladder;
}

std::array<Duration, 3> LadderForm::pending() const
{
    std::array<Duration, 3> pending{};
    for (std::size_t at = 0; at < m_rows.size(); ++at)
        pending[at] = m_rows[at].pending->value().value_or(Duration(0));
    return pending;
}

void LadderForm::focusLevel()
{
    m_rows[std::size_t(Severity::Warning)].raise->setFocus();
}

} // namespace perfdeck
