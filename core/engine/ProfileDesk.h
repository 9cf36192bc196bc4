// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Profile.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>

namespace perfdeck {

/// A profile on its way in.
struct ProfileProgress
{
    std::uint64_t bytesDone = 0; ///< of the file
    std::uint64_t bytes = 0;
    ProfilePtr soFar; ///< what can be shown already; null at first, isPartial
};

/// Opens profiles beside the thread of the window. Lives on the GUI thread; answers arrive there
/// unless `receiver` died.
class ProfileDesk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ends with one answer: the profile, or why there is none (Cancelled after cancel()).
    /// `progress` comes at most ten times a second before that. Gives a number for cancel().
    virtual int open(std::string path,
                     QObject *receiver,
                     std::function<void(const ProfileProgress &)> progress,
                     std::function<void(Result<ProfilePtr>)> answer)
        = 0;
    virtual void cancel(int opening) = 0;
};

} // namespace perfdeck
