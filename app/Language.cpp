// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace perfdeck {

namespace {

void remove(QTranslator &translator)
{
    QCoreApplication::removeTranslator(&translator);
}

void install(QTranslator &translator,
             const QLocale &locale,
             const QString &name,
             const QString &folder)
{
    if (translator.load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(&translator);
}

} // namespace

Language::~Language()
{
    remove(m_plurals);
    remove(m_ours);
    remove(m_qt);
}

void Language::use(const std::string &code)
{
    remove(m_plurals);
    remove(m_ours);
    remove(m_qt);
    const QLocale locale = code.empty() ? QLocale::system() : QLocale(QString::fromStdString(code));
    QLocale::setDefault(locale);
    // The texts of the sources are English, but only their plurals: "1 worker" is a translation.
    // What is installed later is asked first.
    install(m_plurals,
            QLocale(QLocale::English),
            QStringLiteral("perfdeck"),
            QStringLiteral(":/perfdeck/translations"));
    install(m_ours, locale, QStringLiteral("perfdeck"), QStringLiteral(":/perfdeck/translations"));
    install(
        m_qt, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace perfdeck
