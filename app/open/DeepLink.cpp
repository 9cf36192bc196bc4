// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open/DeepLink.h"

#include "app/Pages.h"
#include "core/model/TimeRange.h"

#include <QUrl>
#include <QUrlQuery>

namespace perfdeck {

namespace {

constexpr qsizetype kLongest = 8192;
constexpr qsizetype kFingerprint = 16; ///< hexadecimal digits
constexpr const char *kAlert = "alert";

QString scheme()
{
    return QStringLiteral("perfdeck");
}

auto refused(const QString &text, std::string reason, std::string advice)
{
    return failure(ErrorKind::InvalidInput,
                   "The link " + text.left(80).toStdString() + " was not followed",
                   std::move(reason),
                   std::move(advice));
}

/// Names the parameter in front of what is wrong with it.
Error of(const char *parameter, const Error &error)
{
    return {error.kind, std::string(parameter) + ": " + error.what, error.reason, error.advice};
}

Status checkTimes(const DeepLink &link)
{
    const Timestamp now = SystemClock().now();
    if (link.from.empty() && !link.to.empty())
        return failure(ErrorKind::InvalidInput, "to: there is no from beside it");
    if (link.from.empty())
        return {};
    const Result<Timestamp> from = parseTime(link.from, now);
    if (!from)
        return failure(of("from", from.error()));
    const Result<Timestamp> to = parseTime(link.to.empty() ? "now" : link.to, now);
    if (!to)
        return failure(of("to", to.error()));
    if (*to <= *from)
        return failure(ErrorKind::InvalidInput, "to: it is not after from");
    return {};
}

/// The number of an alert as alertFingerprint() writes it; none where it is no such.
AlertId readFingerprint(const QString &text)
{
    bool isNumber = false;
    const std::uint64_t number = text.toULongLong(&isNumber, 16);
    return isNumber && text.size() == kFingerprint ? AlertId(static_cast<std::int64_t>(number))
                                                   : AlertId();
}

} // namespace

bool isDeepLink(const QString &text)
{
    return text.startsWith(scheme() + QStringLiteral(":"), Qt::CaseInsensitive);
}

Result<DeepLink> parseDeepLink(const QString &text)
{
    const char *shape = "Write it as perfdeck://models?from=now-6h&to=now&model=NAME";
    const QUrl url(text, QUrl::StrictMode);
    if (text.size() > kLongest)
        return refused(text, "it is longer than 8192 letters", {});
    if (!url.isValid() || url.scheme() != scheme())
        return refused(text, "it is no perfdeck:// address", shape);
    const QUrlQuery query(url);
    const auto value = [&query](const char *name) {
        return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    };
    DeepLink link{
        url.host(), value("from").toStdString(), value("to").toStdString(), value("model"), {}};
    if (link.page == QLatin1StringView(kAlert)) {
        link.page = QStringLiteral("alerts");
        link.alert = readFingerprint(url.path().mid(1));
        if (!link.alert.isValid())
            return refused(text, "it names no alert", "Write it as perfdeck://alert/16 digits");
    }
    if (!link.page.isEmpty() && pageIndex(link.page) < 0)
        return refused(text, "there is no tab '" + link.page.toStdString() + "'", shape);
    if (const Status times = checkTimes(link); !times)
        return refused(text, times.error().message(), shape);
    if (const QString select = value("select"); !select.isEmpty()) {
        const Result<Selector> selector = Selector::parse(select.toStdString());
        if (!selector)
            return refused(text, of("select", selector.error()).message(), shape);
        link.select = *selector;
    }
    return link;
}

QString deepLinkText(const DeepLink &link)
{
    QUrlQuery query;
    const auto add = [&query](const char *name, const QString &value) {
        if (!value.isEmpty())
            query.addQueryItem(QString::fromLatin1(name),
                               QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("from", QString::fromStdString(link.from));
    add("to", QString::fromStdString(link.to));
    add("model", link.model);
    if (link.select)
        add("select", QString::fromStdString(link.select->toString()));
    QUrl url;
    url.setScheme(scheme());
    if (link.alert.isValid()) {
        url.setHost(QString::fromLatin1(kAlert));
        url.setPath(QLatin1Char('/') + QString::fromStdString(alertFingerprint(link.alert)));
    } else {
        url.setHost(link.page);
    }
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace perfdeck
