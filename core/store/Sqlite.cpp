// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Sqlite.h"

#include <sqlite3.h>

namespace perfdeck {
namespace {

/// Reading and writing never wait longer for another connection.
constexpr int kBusyMilliseconds = 2000;

int openFlags(Database::Mode mode)
{
    switch (mode) {
    case Database::Mode::ReadOnly:
        return SQLITE_OPEN_READONLY;
    case Database::Mode::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case Database::Mode::Create:
        break;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

struct Explanation
{
    ErrorKind kind;
    std::string_view advice;
};

Explanation explain(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {ErrorKind::Full, "Free some space on this disk; writing resumes by itself."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorKind::ReadOnly,
                "Make the file and its folder writable, or choose another with --db-path."};
    case SQLITE_CANTOPEN:
        return {
            ErrorKind::Unavailable,
            "Check that the folder exists and may be written, or choose another with --db-path."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Locked, "Close the other program that holds the file."};
    case SQLITE_IOERR:
        return {ErrorKind::Unavailable,
                "Check the disk and the space left on it; writing resumes by itself."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorKind::Corrupt, "The file is kept; begin a new one with --db-path."};
    case SQLITE_INTERRUPT:
        return {ErrorKind::Cancelled, ""};
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
        return {ErrorKind::TooLarge, ""};
    default:
        return {ErrorKind::Internal, ""};
    }
}

} // namespace

Error storageError(const SqliteFailure &failure, const std::string &what)
{
    const Explanation explanation = explain(failure.code());
    return {explanation.kind, what, failure.what(), std::string(explanation.advice)};
}

Database::Database(const std::string &path, Mode mode)
{
    const int flags = openFlags(mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    const int code = sqlite3_open_v2(path.c_str(), &m_handle, flags, nullptr);
    if (code != SQLITE_OK) {
        const int extended = m_handle ? sqlite3_extended_errcode(m_handle) : code;
        const std::string reason = sqlite3_errstr(code);
        sqlite3_close(m_handle);
        throw SqliteFailure(extended, reason);
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, kBusyMilliseconds);
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

void Database::run(const std::string &sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code, sql);
}

std::int64_t Database::number(std::string_view sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(std::string_view sql)
{
    Statement statement(*this, sql);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

bool Database::hasTable(std::string_view name)
{
    Statement statement(*this, "SELECT 1 FROM sqlite_master WHERE type='table' AND name=?");
    return statement.start(name).step();
}

void Database::fail(int code, std::string_view doing) const
{
    std::string message = sqlite3_errmsg(m_handle);
    if ((code & 0xff) == SQLITE_ERROR)
        message.append(" (").append(doing.substr(0, 80)).append(")");
    throw SqliteFailure(code, message);
}

Statement::Statement(Database &database, std::string_view sql)
    : m_database(database)
{
    const int code = sqlite3_prepare_v3(database.handle(),
                                        sql.data(),
                                        static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT,
                                        &m_handle,
                                        nullptr);
    if (code != SQLITE_OK)
        database.fail(code, sql);
}

Statement::~Statement()
{
    sqlite3_finalize(m_handle);
}

bool Statement::step()
{
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE) {
        const SqliteFailure failure(code, sqlite3_errmsg(m_database.handle()));
        sqlite3_reset(m_handle);
        throw failure;
    }
    return false;
}

void Statement::reset()
{
    sqlite3_reset(m_handle);
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_handle, column);
}

std::string_view Statement::text(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_handle, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

ByteView Statement::blob(int column) const
{
    const auto *bytes = static_cast<const std::uint8_t *>(sqlite3_column_blob(m_handle, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

void Statement::bind(int index, double value)
{
    sqlite3_bind_double(m_handle, index, value);
}

void Statement::bind(int index, std::string_view value)
{
    // A null pointer would bind NULL; an empty text is not NULL.
    const char *text = value.empty() ? "" : value.data();
    sqlite3_bind_text64(m_handle, index, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind(int index, ByteView value)
{
    if (value.empty())
        sqlite3_bind_zeroblob(m_handle, index, 0);
    else
        sqlite3_bind_blob64(m_handle, index, value.data(), value.size(), SQLITE_STATIC);
}

void Statement::bind(int index, std::nullptr_t)
{
    sqlite3_bind_null(m_handle, index);
}

void Statement::bindNumber(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_handle, index, value);
}

Transaction::Transaction(Database &database, Kind kind)
    : m_database(database)
{
    database.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    if (m_open && sqlite3_get_autocommit(m_database.handle()) == 0)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.run("COMMIT");
    m_open = false;
}

void makeTemporary(Database &database, std::string tables)
{
    for (std::size_t at = 0; (at = tables.find("CREATE TABLE", at)) != std::string::npos; at += 5)
        tables.replace(at, 12, "CREATE TEMP TABLE");
    // Nothing stands in them, so they need no index.
    for (std::size_t at = 0; (at = tables.find("CREATE INDEX")) != std::string::npos;)
        tables.erase(at, tables.find(';', at) + 1 - at);
    database.run(tables);
}

} // namespace perfdeck
