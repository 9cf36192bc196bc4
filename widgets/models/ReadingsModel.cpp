// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ReadingsModel.h"

#include <array>

namespace perfdeck {

namespace {

using C = Column<ReadingRow>;

constexpr C
words(const char *title, const char *help, int characters, QString (*text)(const ReadingRow &))
{
    return {title, help, characters, Unit::None, nullptr, text};
}

constexpr std::array kColumns{
    words(QT_TRANSLATE_NOOP("ReadingsModel", "Line"),
          QT_TRANSLATE_NOOP("ReadingsModel", "As the legend of its chart calls it"),
          18,
          [](const ReadingRow &row) { return row.line; }),
    words(QT_TRANSLATE_NOOP("ReadingsModel", "Value"),
          QT_TRANSLATE_NOOP("ReadingsModel", "Of the sample that is read out at the cursor"),
          10,
          [](const ReadingRow &row) { return row.value; }),
    words(QT_TRANSLATE_NOOP("ReadingsModel", "Chart"),
          QT_TRANSLATE_NOOP("ReadingsModel", "Its title"),
          14,
          [](const ReadingRow &row) { return row.chart; }),
    words(QT_TRANSLATE_NOOP("ReadingsModel", "Remark"),
          QT_TRANSLATE_NOOP("ReadingsModel", "Range of its pixel column, or a difference"),
          12,
          [](const ReadingRow &row) { return row.note; }),
    words(QT_TRANSLATE_NOOP("ReadingsModel", "Sampled"),
          QT_TRANSLATE_NOOP("ReadingsModel", "When, and by which source"),
          16,
          [](const ReadingRow &row) { return row.sampled; }),
};

} // namespace

ReadingsModel::ReadingsModel(QObject *parent)
    : RowModel(kColumns, "ReadingsModel", parent)
{
}

} // namespace perfdeck
