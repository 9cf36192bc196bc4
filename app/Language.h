// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

#include <string>

namespace perfdeck {

/// The language of all that is on screen: words, and how numbers and dates are written. Files and
/// interfaces never follow it. Windows made before keep their words. GUI thread.
class Language final
{
public:
    ~Language();

    /// "de", "en"; empty: the system's. English where there is no translation.
    void use(const std::string &code);

private:
    QTranslator m_plurals;
    QTranslator m_ours;
    QTranslator m_qt; ///< buttons and dialogs of Qt itself
};

} // namespace perfdeck
