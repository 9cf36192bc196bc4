# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that take notices, for tests. Prints its port, then writes what it got into a folder.

  notice_peers.py mail FOLDER [--user U --password P] [--certificate PEM --key PEM] [--smtps]
                  [--answer ok|550|451|drop|stall]
  notice_peers.py web FOLDER [--certificate PEM --key PEM] [--signing-key K] ANSWER…

An ANSWER is a status, or STATUS:SECONDS with Retry-After; the last one is given again and again.
Ends with status 77 where aiosmtpd is missing."""
import argparse
import asyncio
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import pathlib
import ssl
import sys


def context(options):
    if not options.certificate:
        return None
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(options.certificate, options.key)
    return made


def keep(folder, kind, content):
    number = len(list(folder.glob(kind + "-*.json"))) + 1
    part = folder / f"{kind}-{number}.part"
    part.write_text(json.dumps(content), encoding="utf-8")
    part.rename(folder / f"{kind}-{number}.json")


def parsed(envelope):
    """The mail as Python's email package reads it."""
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    parts = []
    defects = list(message.defects)
    for part in message.walk():
        defects += part.defects
        if not part.is_multipart():
            content = part.get_content()
            parts.append({"type": part.get_content_type(),
                          "id": part.get("Content-ID"),
                          "text": content if isinstance(content, str) else "",
                          "start": "" if isinstance(content, str) else content[:8].hex(),
                          "size": len(content)})
    return {"from": envelope.mail_from, "to": envelope.rcpt_tos,
            "headers": {name: str(value) for name, value in message.items()},
            "names": list(message.keys()), "parts": parts, "structure": message.get_content_type(),
            "longest": max(len(line) for line in envelope.content.split(b"\r\n")),
            "defects": [repr(defect) for defect in defects]}


def serve_mail(options):
    try:
        from aiosmtpd.smtp import AuthResult, SMTP
    except ImportError:
        sys.exit(77)

    class Handler:
        async def handle_RCPT(self, server, session, envelope, address, _):
            if options.answer in ("550", "451"):
                return options.answer + " not " + address
            envelope.rcpt_tos.append(address)
            return "250 OK"

        async def handle_DATA(self, server, session, envelope):
            if options.answer == "drop":
                server.transport.abort()
                return "421 gone"
            if options.answer == "stall":
                await asyncio.sleep(600)
            content = parsed(envelope)
            content["tls"] = session.ssl is not None or options.smtps
            content["authenticated"] = session.authenticated
            keep(options.folder, "mail", content)
            return "250 taken"

    def authenticate(server, session, envelope, mechanism, data):
        login = (data.login.decode(), data.password.decode())
        # Not handled: the server itself answers a refusal.
        return AuthResult(success=login == (options.user, options.password), handled=False)

    tls = context(options)
    settings = {"hostname": "localhost"}
    if options.user:
        settings.update(authenticator=authenticate, auth_required=True,
                        auth_require_tls=tls is not None and not options.smtps)
    if tls and not options.smtps:
        settings.update(tls_context=tls, require_starttls=True)

    async def serve():
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Handler(), loop=loop, **settings),
                                          "127.0.0.1", 0, ssl=tls if options.smtps else None)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(serve())


def serve_web(options):
    answers = list(options.answers)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            signed = (self.headers.get("X-PerfDeck-Time", "") + ".").encode() + body
            digest = hmac.new((options.signing_key or "").encode(), signed, hashlib.sha256)
            status, _, pause = (answers.pop(0) if len(answers) > 1 else answers[0]).partition(":")
            keep(options.folder, "post",
                 {"path": self.path, "headers": dict(self.headers), "body": json.loads(body),
                  "signed": self.headers.get("X-PerfDeck-Signature") == "sha256=" + digest.hexdigest(),
                  "answer": status})
            text = ("you sent " + self.path + " " + str(self.headers)).encode()
            self.send_response(int(status))
            if pause:
                self.send_header("Retry-After", pause)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if options.certificate:
        server.socket = context(options).wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["mail", "web"])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("answers", nargs="*", default=["200"])
    for name in ("user", "password", "certificate", "key", "signing-key"):
        parser.add_argument("--" + name)
    parser.add_argument("--smtps", action="store_true")
    parser.add_argument("--answer", default="ok")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    (serve_mail if options.kind == "mail" else serve_web)(options)


if __name__ == "__main__":
    main()
