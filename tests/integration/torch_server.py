#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small real model server: a transformer of PyTorch behind aiohttp on 127.0.0.1.

torch_server.py prints its port, then serves until its input ends:
  POST /v2/models/encoder/infer  KServe v2: input_ids of INT64 to the mean size of the last layer
  POST /v1/completions           the way of OpenAI, streamed: each word costs a pass of the model
  GET  /times                    seconds that the last requests took in here, as a JSON list
"""
import asyncio
import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read once, by torch

import torch
from aiohttp import web

VOCABULARY, WIDTH, LAYERS = 512, 64, 2


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(VOCABULARY, WIDTH)
        layer = torch.nn.TransformerEncoderLayer(WIDTH, 4, 4 * WIDTH, batch_first=True)
        self.encoder = torch.nn.TransformerEncoder(layer, LAYERS)
        self.head = torch.nn.Linear(WIDTH, VOCABULARY)

    def forward(self, ids):
        return self.encoder(self.embedding(ids))


class Server:
    def __init__(self):
        torch.manual_seed(1)
        torch.set_num_threads(1)
        self.model = Model().eval()
        self.times = []

    @torch.no_grad()
    def encode(self, ids):
        return self.model(ids).abs().mean(dim=(1, 2)).tolist()

    @torch.no_grad()
    def next_token(self, ids):
        return int(self.model.head(self.model(torch.tensor([ids]))[0, -1]).argmax())

    async def infer(self, request):
        begin = time.perf_counter()
        tensor = (await request.json())["inputs"][0]
        if tensor["datatype"] != "INT64":
            return web.json_response({"error": "only INT64 is known"}, status=400)
        ids = torch.tensor(tensor["data"]).reshape(tensor["shape"])
        means = self.encode(ids)
        answer = web.json_response({"outputs": [{"name": "mean", "datatype": "FP32",
                                                 "shape": [len(means)], "data": means}]})
        self.times.append(time.perf_counter() - begin)
        return answer

    async def complete(self, request):
        begin = time.perf_counter()
        asked = await request.json()
        ids = [sum(word.encode()) % VOCABULARY for word in asked["prompt"].split()] or [1]
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await answer.prepare(request)

        async def send(event):
            await answer.write(b"data: " + json.dumps(event).encode() + b"\n\n")

        for _ in range(asked["max_tokens"]):
            ids.append(self.next_token(ids))
            await send({"choices": [{"text": f" w{ids[-1]}"}]})
        await send({"choices": [], "usage": {"completion_tokens": asked["max_tokens"]}})
        await answer.write(b"data: [DONE]\n\n")
        await answer.write_eof()
        self.times.append(time.perf_counter() - begin)
        return answer

    async def tell(self, _request):
        times, self.times = self.times, []
        return web.json_response(times)


async def main():
    server = Server()
    app = web.Application()
    app.add_routes([web.post("/v2/models/encoder/infer", server.infer),
                    web.post("/v1/completions", server.complete), web.get("/times", server.tell)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(site._server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
