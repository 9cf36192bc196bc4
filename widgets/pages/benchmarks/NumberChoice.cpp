// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/NumberChoice.h"

#include "widgets/models/BenchmarkWords.h"

#include <QSignalBlocker>

#include <algorithm>

namespace perfdeck {

NumberChoice::NumberChoice(const char *name, CellNumber first, QWidget *parent)
    : QComboBox(parent)
    , m_wanted(first)
{
    setObjectName(QString::fromLatin1(name));
    setAccessibleName(tr("Number that is shown"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::activated, this, [this](int index) {
        m_wanted = m_numbers[std::size_t(index)];
        Q_EMIT chosen();
    });
}

void NumberChoice::offer(const std::vector<CellNumber> &numbers)
{
    if (numbers == m_numbers)
        return;
    m_numbers = numbers;
    const QSignalBlocker quiet(this);
    clear();
    for (const CellNumber number : m_numbers)
        addItem(cellNumberText(number));
    const auto found = std::ranges::find(m_numbers, m_wanted);
    setCurrentIndex(found == m_numbers.end() ? 0 : int(found - m_numbers.begin()));
}

CellNumber NumberChoice::number() const
{
    const int index = currentIndex();
    return index < 0 ? m_wanted : m_numbers[std::size_t(index)];
}

} // namespace perfdeck
