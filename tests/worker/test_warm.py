"""Warm runs keep every promise that a run of Prefect's own worker keeps."""

import os
import signal
import time

import psutil
import pytest
from prefect.client.schemas.objects import StateType
from prefect.states import Cancelling

from tests.flows.conftest import wait
from tests.worker.conftest import NAP, Project

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_a_run_has_its_own_environment_its_folder_and_its_logs_though_its_process_had_others(project: Project) -> None:
    project.worker("--limit", "1")
    first, second = project.start(mark="one"), project.start(mark="two")

    project.until(first, "Completed")
    project.until(second, "Completed")

    begun = [line for line in project.wrote(4) if "mark" in line]
    assert {line["mark"] for line in begun} == {"one", "two"}
    assert {line["cwd"] for line in begun} == {str(project.folder)}
    assert len({line["pid"] for line in begun}) == 1
    assert wait(lambda: "It naps for 0.0 s" in project.logs(first), seconds=20)
    assert project.run(first).infrastructure_pid == str(begun[0]["pid"])


def test_a_run_that_fails_is_failed_and_its_process_takes_the_next(project: Project) -> None:
    project.worker("--limit", "1")

    assert project.until(project.start(fails=True), "Failed").state_type is StateType.FAILED
    project.until(project.start(), "Completed")

    assert len({line["pid"] for line in project.wrote(3)}) == 1


def test_cancelling_in_the_ui_ends_a_run_and_no_other(project: Project) -> None:
    project.worker("--limit", "2")
    cancelled, other = project.start(60), project.start(6)
    for run in (cancelled, other):
        project.until(run, "Running")

    project.ask(lambda client: client.set_flow_run_state(cancelled, Cancelling()))

    assert project.until(cancelled, "Cancelled")
    assert project.until(other, "Completed")


def test_a_process_that_is_killed_is_a_crash_and_the_next_run_gets_another(project: Project) -> None:
    project.worker("--limit", "1")
    run = project.start(60)
    (line,) = project.wrote()

    os.kill(line["pid"], signal.SIGKILL)

    assert "-9" in str(project.until(run, "Crashed").state.message)  # type: ignore[union-attr]
    project.until(project.start(), "Completed")


def test_runs_of_a_worker_that_is_killed_come_to_their_end(project: Project) -> None:
    worker = project.worker("--limit", "1")
    run = project.start(4)
    (line,) = project.wrote()

    worker.kill()

    assert project.until(run, "Completed")
    wait(lambda: not psutil.pid_exists(line["pid"]), seconds=60)


def test_a_worker_that_is_stopped_waits_for_its_runs_and_puts_back_what_takes_too_long(project: Project) -> None:
    worker = project.worker("--limit", "2", "--drain", "5")
    short, long = project.start(3), project.start(60)
    project.wrote(2)

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(90) == 0
    assert project.run(short).state_name == "Completed"
    assert project.run(long).state_name == "Rescheduled"
    assert not [line for line in project.wrote(3) if psutil.pid_exists(line["pid"])]


def test_a_process_that_died_while_it_waited_gets_no_run(project: Project) -> None:
    project.worker("--limit", "1")
    project.until(project.start(), "Completed")
    idle = project.wrote(2)[0]["pid"]
    # Prefect knows that a run is over a moment before its process waits for the next.
    time.sleep(2)

    os.kill(idle, signal.SIGKILL)

    project.until(project.start(), "Completed")
    assert project.wrote(4)[-1]["pid"] != idle


def test_after_a_change_of_code_runs_that_come_at_once_are_all_done_by_the_new(project: Project) -> None:
    project.worker("--limit", "3")
    for run in [project.start(1) for _ in range(3)]:
        project.until(run, "Completed")

    project.flow.write_text(NAP.replace('"first"', '"second"'))
    for run in [project.start(1) for _ in range(3)]:
        project.until(run, "Completed")

    assert [line["says"] for line in project.wrote(12) if "says" in line] == ["first"] * 3 + ["second"] * 3


def test_a_worker_that_is_stopped_while_it_takes_runs_leaves_none_of_them_pending(project: Project) -> None:
    worker = project.worker("--limit", "8", "--drain", "20")
    project.until(project.start(), "Completed")
    runs = [project.start() for _ in range(8)]
    wait(lambda: any(project.run(run).state_name != "Scheduled" for run in runs), seconds=60)

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(90) == 0
    assert {project.run(run).state_name for run in runs} <= {"Completed", "Scheduled", "Late", "Rescheduled"}


def test_changed_code_is_run_as_it_is_now(project: Project) -> None:
    project.worker("--limit", "1")
    project.until(project.start(), "Completed")

    project.flow.write_text(NAP.replace('"first"', '"second"'))
    project.until(project.start(), "Completed")

    assert [line["says"] for line in project.wrote(4) if "says" in line] == ["first", "second"]


def test_a_nudge_is_as_good_as_a_poll(project: Project) -> None:
    from cli.processes import free_port
    from webhook_app.nudge import NUDGE, Nudge

    address = f"127.0.0.1:{free_port()}"
    project.worker("--nudge", address, PREFECT_WORKER_QUERY_SECONDS="600")
    project.until(project.start(), "Completed")
    run = project.start()
    time.sleep(1)
    assert project.run(run).state_name == "Scheduled"

    Nudge({NUDGE: address})()

    assert project.until(run, "Completed")


def test_the_limits_of_a_pool_hold(project: Project) -> None:
    from prefect.client.schemas.actions import WorkPoolUpdate

    project.ask(lambda client: client.update_work_pool(project.pool, WorkPoolUpdate(concurrency_limit=1)))
    project.worker("--limit", "4")
    runs = [project.start(1) for _ in range(3)]

    for run in runs:
        project.until(run, "Completed")

    begun_and_over = ["over" in line for line in project.wrote(6)]
    assert begun_and_over == [False, True] * 3


def test_who_waits_is_answered_before_pulses_that_were_due_earlier(project: Project) -> None:
    project.queue("replies", priority=1)
    project.queue("pulses", priority=2)
    pulses, reply = [project.start(queue="pulses") for _ in range(3)], project.start(queue="replies")

    project.worker("--limit", "1")
    for run in (*pulses, reply):
        project.until(run, "Completed")

    begun = {run: project.run(run).start_time for run in (*pulses, reply)}
    assert begun[reply] == min(begun.values())  # type: ignore[type-var]


def test_prefects_own_worker_runs_the_pool_by_the_fork_server_and_without_one_by_its_own_command(
    project: Project,
) -> None:
    project.worker(stock=True)
    project.until(project.start(), "Completed")
    alone = project.wrote(2)[0]["pid"]

    ours = project.worker("--limit", "1", "--pool", f"{project.pool}-of-nobody")
    wait(lambda: any(_forkservers(ours.pid)), seconds=60)
    server = _forkservers(ours.pid)[0]
    wait(lambda: _listens(server), seconds=60)
    project.until(project.start(3), "Running")
    forked = psutil.Process(project.wrote(3)[-1]["pid"])

    assert forked.ppid() == server
    assert alone != forked.pid


def _forkservers(pid: int) -> list[int]:
    return [item.pid for item in psutil.Process(pid).children() if "worker.forkserver" in item.cmdline()]


def _listens(pid: int) -> bool:
    return any(
        item.laddr and str(item.laddr).endswith(f"{pid}.sock") for item in psutil.Process(pid).net_connections("unix")
    )


def test_many_runs_leave_nothing_behind_in_their_process(project: Project) -> None:
    project.worker("--limit", "1")
    runs = [project.start() for _ in range(24)]
    for run in runs:
        project.until(run, "Completed", seconds=120)

    lines = [line for line in project.wrote(48) if "files" in line]
    assert len({line["pid"] for line in lines}) == 1
    # Sixteen runs lie between: one of each a run would be far more than what happens to be under way.
    assert lines[-1]["files"] <= lines[7]["files"] + 6
    assert lines[-1]["threads"] <= lines[7]["threads"] + 3
