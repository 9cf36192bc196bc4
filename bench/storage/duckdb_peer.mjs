// SPDX-License-Identifier: GPL-3.0-or-later
// W1 and W2 through DuckDB, in the same flushes as PerfDeck, and the queries a, b and c; one JSON line.
//   workload_values W1 W2 && node duckdb_peer.mjs W1 W2 DATABASE TICKS_PER_FLUSH
// Needs the npm package @duckdb/node-api in the folder it is started in (or above). Processor time
// is that of the whole process: the appender is fed from JavaScript in chunks of 2,048 rows.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const duckdb = createRequire(path.join(process.cwd(), 'x.js'))('@duckdb/node-api');
const [wideFile, longFile, database, ticksPerFlush] = process.argv.slice(2);
const kEnd = 1767225600000n, kDay = 86400000n, kSecond = 1000n;
const kWide = { series: 1000, samples: 10000, first: 0, start: kEnd - 10000n * kSecond };
const kLong = { series: 10, samples: 86400, first: 100000, start: kEnd - kDay };
const kRows = 2048;

function doubles(file) {
    const bytes = fs.readFileSync(file);
    return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
}

async function open() {
    const instance = await duckdb.DuckDBInstance.create(database, { threads: '2' });
    return { instance, connection: await instance.connect() };
}

function close({ instance, connection }) {
    connection.closeSync();
    instance.closeSync();
}

async function append(connection, values, { series, samples, first, start }, flushEvery) {
    const types = [duckdb.INTEGER, duckdb.BIGINT, duckdb.DOUBLE];
    const appender = await connection.createAppender('samples');
    let ids = [], times = [], numbers = [];
    const handOn = () => {
        if (ids.length === 0)
            return;
        const chunk = duckdb.DuckDBDataChunk.create(types, ids.length);
        chunk.setColumns([ids, times, numbers]);
        appender.appendDataChunk(chunk);
        ids = [], times = [], numbers = [];
    };
    for (let tick = 0; tick < samples; ++tick) {
        const time = start + BigInt(tick) * kSecond;
        for (let s = 0; s < series; ++s) {
            ids.push(first + s), times.push(time), numbers.push(values[s * samples + tick]);
            if (ids.length === kRows)
                handOn();
        }
        if ((tick + 1) % flushEvery === 0) {
            handOn();
            appender.flushSync();
        }
    }
    handOn();
    appender.closeSync();
}

async function medianMs(connection, sql, rows, rounds) {
    const times = [];
    for (let i = 0; i <= rounds; ++i) {
        const start = performance.now();
        const answer = await connection.runAndReadAll(sql);
        if (answer.currentRowCount < rows)
            throw new Error(`duckdb gave ${answer.currentRowCount} rows, not ${rows}`);
        if (i > 0)
            times.push(performance.now() - start);
    }
    return times.sort((x, y) => x - y)[times.length >> 1];
}

const wide = doubles(wideFile), long = doubles(longFile);
let session = await open();
await session.connection.run('CREATE TABLE samples(series INTEGER, time BIGINT, value DOUBLE)');
await append(session.connection, long, kLong, 1000);
await session.connection.run('CHECKPOINT');
const cpu = () => Object.values(process.cpuUsage()).reduce((sum, us) => sum + us, 0) / 1e6;
const cpuBefore = cpu(), started = performance.now();
await append(session.connection, wide, kWide, Number(ticksPerFlush));
const wall = (performance.now() - started) / 1e3, used = cpu() - cpuBefore;
await session.connection.run('CHECKPOINT');
close(session);

session = await open();
const { connection } = session;
const result = {
    cpu_s_per_million: used / (wide.length / 1e6),
    samples_per_second: wide.length / wall,
    bytes_per_sample: fs.statSync(database).size / (wide.length + long.length),
    a: await medianMs(connection, `SELECT time, value FROM samples WHERE series = 15 AND time >= ${kEnd - 3600000n} ORDER BY time`, 3600, 21),
    b: await medianMs(connection, `SELECT series, (time - ${kLong.start}) // 86400 AS part, min(value), max(value), avg(value) FROM samples WHERE series >= ${kLong.first} GROUP BY 1, 2 ORDER BY 1, 2`, 10000, 7),
    c: await medianMs(connection, `SELECT series, quantile_disc(value, 0.99) FROM samples WHERE series < ${kLong.first} GROUP BY 1`, 1000, 5),
};
close(session);
console.log(JSON.stringify(result));
