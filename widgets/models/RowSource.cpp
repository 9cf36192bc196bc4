// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/RowSource.h"

#include <utility>

namespace perfdeck {

const std::vector<int> &RowSource::movedTo() const
{
    return m_movedTo;
}

void RowSource::setMovedTo(std::vector<int> places)
{
    m_movedTo = std::move(places);
}

} // namespace perfdeck
