// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SettingsStore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

class SettingsStoreTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    void write(const QString &file, const QByteArray &text)
    {
        QFile output(file);
        QVERIFY(output.open(QIODevice::WriteOnly));
        output.write(text);
    }

    [[nodiscard]] static QByteArray read(const QString &file)
    {
        QFile input(file);
        return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
    }

private Q_SLOTS:

    void aMissingFileGivesDefaults()
    {
        SettingsStore store(path("new/dir/a.toml").toStdString());
        QVERIFY(store.load());
        QCOMPARE(QString::fromStdString(store.settings().page), QStringLiteral("overview"));
        QVERIFY(store.save());
        QVERIFY(QFile::exists(path("new/dir/a.toml")));
    }

    void everythingComesBackButSecrets()
    {
        SettingsStore store(path("b.toml").toStdString());
        QVERIFY(store.load());
        store.edit().page = "models";
        store.edit().spanSeconds = 3600;
        SourceConfig endpoint;
        endpoint.name = "llama \"7b\"";
        endpoint.url = "http://host:8000/metrics?a=b";
        endpoint.interval = 2500ms;
        endpoint.headers = {{"Authorization", "Bearer s3cret"}};
        store.edit().endpoints = {endpoint};
        QVERIFY(store.save());
        QVERIFY(!read(path("b.toml")).contains("s3cret"));
        SettingsStore again(path("b.toml").toStdString());
        QVERIFY(again.load());
        QCOMPARE(again.settings().spanSeconds, 3600.0);
        QCOMPARE(again.settings().endpoints.size(), std::size_t(1));
        QCOMPARE(again.settings().endpoints[0].name, endpoint.name);
        QCOMPARE(again.settings().endpoints[0].interval, endpoint.interval);
        QVERIFY(again.settings().endpoints[0].headers.empty());
    }

    void foreignKeysStay()
    {
        write(path("c.toml"), "[window]\npage = \"alerts\"\nlater = 7\n[other]\nkey = \"kept\"\n");
        SettingsStore store(path("c.toml").toStdString());
        QVERIFY(store.load());
        QCOMPARE(QString::fromStdString(store.settings().page), QStringLiteral("alerts"));
        store.edit().page = "models";
        QVERIFY(store.save());
        const QByteArray text = read(path("c.toml"));
        QVERIFY(text.contains("kept"));
        QVERIFY(text.contains("later"));
        QVERIFY(text.contains("models"));
    }

    void nonsenseIsIgnoredValueByValue()
    {
        write(path("d.toml"),
              "[window]\npage = 5\nspan_seconds = -3\n[[endpoint]]\nname = \"no "
              "address\"\n[[endpoint]]\nurl = \"http://h/m\"\ninterval_seconds = nan\n"
              "[[endpoint]]\nurl = \"http://good/m\"\nbearer_token_file = \"token\"\n");
        SettingsStore store(path("d.toml").toStdString());
        const Status loaded = store.load();
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().what.find("d.toml:4") != std::string::npos,
                 loaded.error().message().c_str());
        QCOMPARE(QString::fromStdString(store.settings().page), QStringLiteral("overview"));
        QCOMPARE(store.settings().spanSeconds, 300.0);
        QCOMPARE(store.settings().endpoints.size(), std::size_t(1));
        const SourceConfig &good = store.settings().endpoints.front();
        QCOMPARE(good.access.bearerToken.text, path("token").toStdString());
        QVERIFY(store.save()); // the file with the mistakes is put aside
        QVERIFY(read(path("d.toml.damaged")).contains("no address"));
        QVERIFY(read(path("d.toml")).contains("bearer_token_file"));
    }

    void aDamagedFileIsPutAside()
    {
        const QByteArray damaged = "[window\npage = ";
        write(path("e.toml"), damaged);
        SettingsStore store(path("e.toml").toStdString());
        const Status loaded = store.load();
        QVERIFY(!loaded);
        QVERIFY(loaded.error().reason.find("line") != std::string::npos);
        QCOMPARE(read(path("e.toml")), damaged);
        QVERIFY(store.save());
        QCOMPARE(read(path("e.toml.damaged")), damaged);
        QVERIFY(SettingsStore(path("e.toml").toStdString()).load());
    }

    void aFolderThatCannotBeWrittenIsToldOf()
    {
        SettingsStore store("/proc/perfdeck/x.toml");
        const Status saved = store.save();
        QVERIFY(!saved);
        QVERIFY(saved.error().what.find("/proc/perfdeck/x.toml") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(SettingsStoreTest)
#include "SettingsStoreTest.moc"
