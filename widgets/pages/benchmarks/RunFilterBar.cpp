// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/RunFilterBar.h"

#include "widgets/models/BenchmarkWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <chrono>
#include <set>

namespace perfdeck {

namespace {

constexpr int kCharacters = 9;

/// The enumerator of the choice, none: all.
template<class T>
std::optional<T> chosen(const QComboBox &choice)
{
    const QVariant value = choice.currentData();
    return value.isValid() ? std::optional(T(value.toInt())) : std::nullopt;
}

} // namespace

RunFilterBar::RunFilterBar(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    m_kind = addChoice("runKind", tr("Kind of runs"), tr("Any kind"));
    for (int kind = 0; kind <= int(BenchmarkKind::Remote); ++kind)
        m_kind->addItem(benchmarkKindText(BenchmarkKind(kind)), kind);
    m_state = addChoice("runState", tr("State of runs"), tr("Any state"));
    for (int state = 0; state <= int(RunState::Imported); ++state)
        m_state->addItem(runStateText(RunState(state)), state);
    m_verdict = addChoice("runVerdict", tr("Verdict on runs"), tr("Any verdict"));
    for (int verdict = 0; verdict <= int(RunVerdict::Invalid); ++verdict)
        m_verdict->addItem(runVerdictText(RunVerdict(verdict)), verdict);
    m_model = addChoice("runModel", tr("Model of runs"), tr("Any model"));
    m_device = addChoice("runDevice", tr("Device of runs"), tr("Any device"));
    m_age = addChoice("runAge", tr("Age of runs"), tr("Any time"));
    for (const int days : {1, 7, 30, 365})
        m_age->addItem(tr("Last %1").arg(formatSpan(std::chrono::days(days))), days);
    layout->addStretch();
}

QComboBox *RunFilterBar::addChoice(const char *name, const QString &words, const QString &all)
{
    auto *choice = new QComboBox;
    choice->setObjectName(QString::fromLatin1(name));
    choice->setAccessibleName(words);
    choice->setToolTip(words);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(kCharacters);
    choice->addItem(all);
    layout()->addWidget(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, &RunFilterBar::changed);
    return choice;
}

void RunFilterBar::fillNames(QComboBox &choice,
                             std::string CellKey::*member,
                             const BenchmarkRuns &runs)
{
    std::set<std::string> names;
    for (const BenchmarkRunPtr &run : runs)
        for (const BenchmarkCell &cell : run->cells)
            names.insert(cell.key.*member);
    names.erase(std::string());
    const QVariant before = choice.currentData();
    const QSignalBlocker quiet(&choice);
    while (choice.count() > 1)
        choice.removeItem(choice.count() - 1);
    for (const std::string &name : names)
        choice.addItem(shownName(QString::fromStdString(name)), QString::fromStdString(name));
    if (before.isValid())
        choice.setCurrentIndex(std::max(0, choice.findData(before)));
}

void RunFilterBar::offer(const BenchmarkRuns &runs)
{
    fillNames(*m_model, &CellKey::model, runs);
    fillNames(*m_device, &CellKey::device, runs);
}

RunFilter RunFilterBar::filter() const
{
    RunFilter filter;
    filter.kind = chosen<BenchmarkKind>(*m_kind);
    filter.state = chosen<RunState>(*m_state);
    filter.verdict = chosen<RunVerdict>(*m_verdict);
    filter.model = m_model->currentData().toString().toStdString();
    filter.device = m_device->currentData().toString().toStdString();
    if (const QVariant days = m_age->currentData(); days.isValid())
        filter.age = std::chrono::days(days.toInt());
    return filter;
}

} // namespace perfdeck
