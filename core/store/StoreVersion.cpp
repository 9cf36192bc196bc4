// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/StoreVersion.h"

#include <sqlite3.h>

namespace perfdeck {

std::string_view storeVersion()
{
    return sqlite3_libversion();
}

} // namespace perfdeck
