// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/RowSnapshot.h"

namespace perfdeck {

const std::vector<QString> &RowSnapshot::words() const
{
    std::call_once(m_wordsMade, [this] {
        std::vector<int> columns;
        for (int column = 0; column < columnCount(); ++column) {
            if (!heading(column).isNumeric)
                columns.push_back(column);
        }
        m_words.resize(std::size_t(rowCount()));
        for (int row = 0; row < rowCount(); ++row) {
            QString &words = m_words[std::size_t(row)];
            for (const int column : columns)
                words += text(row, column) + QLatin1Char('\n');
            words = words.toCaseFolded();
        }
    });
    return m_words;
}

} // namespace perfdeck
