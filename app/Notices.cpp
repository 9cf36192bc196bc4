// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Notices.h"

#include "widgets/models/SourcesModel.h"
#include "widgets/style/CoreWords.h"

#include <QCoreApplication>
#include <QStringList>

namespace perfdeck {

std::optional<Notices::Notice> Notices::update(const std::vector<SourceStatus> &sources)
{
    QStringList down;
    QString reason;
    for (const SourceStatus &source : sources) {
        const std::string &name = source.config.name;
        if (source.health.state == SourceState::Up) {
            m_up.insert(name);
        } else if (source.health.state == SourceState::BackingOff && m_up.erase(name) > 0) {
            down.append(sourceLabel(source.config));
            reason = coreText(source.health.lastError);
        }
    }
    if (down.isEmpty())
        return std::nullopt;
    const int count = int(down.size());
    return Notice{count == 1
                      ? QCoreApplication::translate("Notices", "1 source down")
                      : QCoreApplication::translate("Notices", "%n sources down", nullptr, count),
                  count == 1 ? down.front() + QStringLiteral(": ") + reason
                             : down.join(QStringLiteral(", "))};
}

} // namespace perfdeck
