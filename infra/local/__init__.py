"""The local runner: the handlers of app.py on this machine, with ministack as their AWS.

Four kinds of process. The *supervisor* (`__main__`) starts the others and restarts what dies. The
*store* is ministack behind a journal: no answer leaves it before what it tells of is on disk. The
*front* is API Gateway: HTTP in, one call of the app, HTTP out. A *worker* is Lambda's event source
mapping: it hands stream records, queue messages or ticks to one handler, with the settings of
infra/resources.yaml.
"""
