// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/EndpointMemory.h"
#include "app/SettingsStore.h"
#include "core/engine/Session.h"
#include "core/model/ApiKey.h"
#include "widgets/panels/AccessForm.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace perfdeck;

namespace {

Config quiet()
{
    Config config;
    config.collectMachine = false;
    return config;
}

SourceConfig guarded()
{
    SourceConfig config;
    config.name = "llama";
    config.url = "http://127.0.0.1:9/metrics";
    config.access.bearerToken = {Secret::Place::Value, "s3cret-token"};
    return config;
}

} // namespace

class EndpointMemoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aTypedSecretIsKeptInAFileOfTheUserAlone()
    {
        const QTemporaryDir folder;
        SettingsStore settings(folder.filePath(QStringLiteral("perfdeck.toml")).toStdString());
        SecretVault vault(folder.filePath(QStringLiteral("secrets")).toStdString(),
                          SecretVault::Service::None);
        Session session(quiet());
        EndpointMemory memory(session, settings, vault, {QStringLiteral("typed")});
        const SourceId id = session.addSource(guarded());
        SourceConfig typed = guarded();
        typed.name = "typed";
        session.addSource(typed);
        memory.remember();

        QCOMPARE(settings.settings().endpoints.size(), std::size_t{1});
        const Secret secret = settings.settings().endpoints[0].access.bearerToken;
        QVERIFY(secret.place == Secret::Place::File);
        const QString path = QString::fromStdString(secret.text);
        QCOMPARE(contents(path), QByteArray("s3cret-token"));
        QCOMPARE(QFileInfo(path).permissions() & kOthers, QFile::Permissions());
        QCOMPARE(QFileInfo(QFileInfo(path).path()).permissions() & kOthers, QFile::Permissions());
        const QByteArray file = contents(QString::fromStdString(settings.path()));
        QVERIFY(file.contains("bearer_token_file"));
        QVERIFY(!file.contains("s3cret"));

        SettingsStore again(settings.path());
        QVERIFY(again.load().has_value());
        QVERIFY(again.settings().endpoints[0].access.bearerToken == secret);

        session.removeSource(id);
        memory.remember();
        QVERIFY(!QFile::exists(path));
        QVERIFY(settings.settings().endpoints.empty());
    }

    void aClusterAndItsKeyAreRemembered()
    {
        const QTemporaryDir folder;
        SettingsStore settings(folder.filePath(QStringLiteral("perfdeck.toml")).toStdString());
        SecretVault vault(folder.filePath(QStringLiteral("secrets")).toStdString(),
                          SecretVault::Service::None);
        Session session(quiet());
        EndpointMemory memory(session, settings, vault, {});
        SourceConfig lab;
        lab.kind = SourceKind::Coordinator;
        lab.name = "lab";
        lab.url = "http://127.0.0.1:9";
        setApiKey(lab.access, {Secret::Place::Value, "s3cret-key"});
        const SourceId id = session.addSource(lab);
        memory.remember();
        SettingsStore again(settings.path());
        QVERIFY(again.load().has_value());
        QCOMPARE(again.settings().endpoints.size(), std::size_t{1});
        QVERIFY(again.settings().endpoints[0].kind == SourceKind::Coordinator);
        const Secret key = apiKey(again.settings().endpoints[0].access);
        QVERIFY(key.place == Secret::Place::File);
        QCOMPARE(contents(QString::fromStdString(key.text)), QByteArray("s3cret-key"));
        QVERIFY(!contents(QString::fromStdString(settings.path())).contains("s3cret"));
        session.removeSource(id);
        memory.remember();
        QVERIFY(!QFile::exists(QString::fromStdString(key.text)));
    }

    void aNewSecretTakesThePlaceOfTheOldOne()
    {
        const QTemporaryDir folder;
        SettingsStore settings(folder.filePath(QStringLiteral("perfdeck.toml")).toStdString());
        SecretVault vault(folder.filePath(QStringLiteral("secrets")).toStdString(),
                          SecretVault::Service::None);
        Session session(quiet());
        EndpointMemory memory(session, settings, vault, {});
        const SourceId id = session.addSource(guarded());
        memory.remember();
        SourceConfig changed = guarded();
        changed.access.bearerToken.text = "another";
        session.changeSource(id, changed);
        memory.remember();
        const Secret secret = settings.settings().endpoints[0].access.bearerToken;
        QCOMPARE(contents(QString::fromStdString(secret.text)), QByteArray("another"));
        QCOMPARE(QDir(folder.filePath(QStringLiteral("secrets"))).entryList(QDir::Files).size(), 1);
    }

    void aSecretThatCannotBeKeptIsSaid()
    {
        const QTemporaryDir folder;
        const QString inTheWay = folder.filePath(QStringLiteral("file"));
        QFile file(inTheWay);
        QVERIFY(file.open(QIODevice::WriteOnly));
        SettingsStore settings(folder.filePath(QStringLiteral("perfdeck.toml")).toStdString());
        SecretVault vault(inTheWay.toStdString() + "/secrets", SecretVault::Service::None);
        Session session(quiet());
        EndpointMemory memory(session, settings, vault, {});
        const QSignalSpy failed(&memory, &EndpointMemory::failed);
        session.addSource(guarded());
        memory.remember();
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(inTheWay));
        QVERIFY(!failed[0][0].toString().contains(QStringLiteral("s3cret")));
        QVERIFY(settings.settings().endpoints[0].access.bearerToken.place == Secret::Place::Value);
        QVERIFY(!contents(QString::fromStdString(settings.path())).contains("s3cret"));
    }

    /// To run it: dbus-run-session -- sh -c 'echo x | gnome-keyring-daemon --unlock; THIS_TEST'
    void theSecretServiceKeepsThem()
    {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected()
            || !bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")))
            QSKIP("no secret service in this session");
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("perfdeck.toml")).toStdString();
        SecretVault vault(folder.filePath(QStringLiteral("secrets")).toStdString());
        {
            SettingsStore settings(path);
            Session session(quiet());
            EndpointMemory memory(session, settings, vault, {});
            session.addSource(guarded());
            memory.remember();
            const auto token = [&settings]() -> const Secret & {
                return settings.settings().endpoints[0].access.bearerToken;
            };
            QTRY_VERIFY(token().place == Secret::Place::Entry);
            QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("secrets"))));
            QVERIFY(!contents(QString::fromStdString(path)).contains("s3cret"));
        }
        SettingsStore settings(path);
        QVERIFY(settings.load().has_value());
        Session session(quiet());
        const SourceId id = session.addSource(settings.settings().endpoints[0]);
        EndpointMemory memory(session, settings, vault, {});
        memory.recall();
        QTRY_COMPARE(session.sources()[0].config.access.bearerToken.value,
                     std::string("s3cret-token"));
        SourceConfig retyped = guarded();
        retyped.access.bearerToken.text = "another";
        session.changeSource(id, retyped);
        memory.remember();
        QTRY_COMPARE(kept(vault), std::string("another"));
        QTest::qWait(200); // nothing that was begun takes it away again
        QCOMPARE(kept(vault), std::string("another"));
        session.removeSource(id);
        memory.remember();
        QTRY_COMPARE(kept(vault), std::string());
    }

    void theFormTakesSecretsButNeverShowsThem()
    {
        Style style(Style::Mode::Light);
        AccessForm form(style);
        auto *token = form.findChild<QLineEdit *>(QStringLiteral("bearerToken"));
        auto *place = form.findChild<QComboBox *>(QStringLiteral("bearerTokenPlace"));
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QTest::keyClicks(token, QStringLiteral("abc"));
        QVERIFY((form.access().bearerToken == Secret{Secret::Place::Value, "abc"}));

        SourceAccess kept;
        kept.bearerToken = {Secret::Place::Entry, "bearer token of llama", "abc"};
        form.fill(kept);
        QCOMPARE(token->text(), QString());
        QVERIFY(token->placeholderText().startsWith(QStringLiteral("kept")));
        QVERIFY(form.access() == kept);

        place->setCurrentIndex(1);
        QCOMPARE(token->echoMode(), QLineEdit::Normal);
        QVERIFY(form.access().bearerToken.empty());
        QTest::keyClicks(token, QStringLiteral("/run/token"));
        QVERIFY((form.access().bearerToken == Secret{Secret::Place::File, "/run/token"}));
        form.fill(form.access());
        QCOMPARE(token->text(), QStringLiteral("/run/token"));
    }

private:
    static constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup
        | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

    /// The token in the secret service; empty for none.
    static std::string kept(SecretVault &vault)
    {
        std::optional<std::string> found;
        vault.read("bearer token of llama", [&found](const Result<std::string> &value) {
            found = value.value_or(std::string());
        });
        return QTest::qWaitFor([&found] { return found.has_value(); }) ? *found : "no answer";
    }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
};

QTEST_MAIN(EndpointMemoryTest)
#include "EndpointMemoryTest.moc"
